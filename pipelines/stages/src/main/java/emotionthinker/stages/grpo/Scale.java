package emotionthinker.stages.grpo;

import emotionthinker.schemas.WireName;

/** What rewards less their group's mean are divided by. */
public enum Scale implements WireName {
  /** Standard deviation of the group. */
  GROUP("group"),
  /** Standard deviation of all rewards of the batch (TRL and ms-swift). */
  BATCH("batch"),
  /** Nothing. */
  NONE("none");

  private final String wire;

  Scale(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
