package emotionthinker.stages.policy;

import emotionthinker.schemas.WireName;

/** Why an answer ends. */
public enum FinishReason implements WireName {
  /** The policy ended it. */
  STOP("stop"),
  /** The limit of tokens cut it. */
  LENGTH("length");

  private final String wire;

  FinishReason(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
