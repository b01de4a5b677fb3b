package emotionthinker.stages.export;

import emotionthinker.schemas.WireName;

/** What rows are for. */
public enum ExportPurpose implements WireName {
  /** Supervised fine-tuning: the answer is in the row. */
  SFT("sft"),
  /** Reinforcement learning: the row has the prompt and what rewards need. */
  GRPO("grpo");

  private final String wire;

  ExportPurpose(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
