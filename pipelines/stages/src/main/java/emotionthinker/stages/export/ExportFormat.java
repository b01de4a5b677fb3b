package emotionthinker.stages.export;

import emotionthinker.schemas.WireName;

/** Files of a trainer. */
public enum ExportFormat implements WireName {
  /** JSONL of messages with audio files, SFT and GRPO. */
  MS_SWIFT("ms-swift"),
  /**
   * Parquet of conversational prompt and completion, as Hugging Face datasets loads it; text only.
   */
  TRL("trl"),
  /** Parquet of the RL data set of verl, and messages for its SFT. */
  VERL("verl"),
  /** JSON of messages with audio files, and dataset_info.json; SFT only. */
  LLAMA_FACTORY("llama-factory"),
  /** JSONL of input and label, or input and output; text only. */
  OPENRLHF("openrlhf");

  private final String wire;

  ExportFormat(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** Whether rows name audio that the trainer reads. */
  public boolean hearsAudio() {
    return this == MS_SWIFT || this == VERL || this == LLAMA_FACTORY;
  }

  /** Whether files are Parquet. */
  public boolean isParquet() {
    return this == TRL || this == VERL;
  }

  /** Whether the trainer can learn that way from these files. */
  public boolean has(ExportPurpose purpose) {
    return purpose == ExportPurpose.SFT || this != LLAMA_FACTORY;
  }

  /** Extension of its files. */
  public String extension() {
    return isParquet() ? "parquet" : this == LLAMA_FACTORY ? "json" : "jsonl";
  }
}
