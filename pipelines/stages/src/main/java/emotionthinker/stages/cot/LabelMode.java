package emotionthinker.stages.cot;

import emotionthinker.schemas.WireName;

/** What a teacher knows about the label. */
public enum LabelMode implements WireName {
  /** The label steers which cues are chosen and the conclusion; it is never evidence. */
  AWARE("aware"),
  /** The conclusion is drawn from the cues alone and may be wrong. */
  BLIND("blind");

  private final String wire;

  LabelMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
