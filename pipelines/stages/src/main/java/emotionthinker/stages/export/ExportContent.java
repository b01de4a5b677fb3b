package emotionthinker.stages.export;

import emotionthinker.schemas.WireName;

/** What is exported. */
public enum ExportContent implements WireName {
  /** Reasoning about emotions, from EmotionCoT shards. */
  COT("cot"),
  /** Questions about prosody. */
  TASKS("tasks"),
  /** Reasoning with its four scores, for a reward model that listens. */
  REWARD_TUPLES("reward-tuples");

  private final String wire;

  ExportContent(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
