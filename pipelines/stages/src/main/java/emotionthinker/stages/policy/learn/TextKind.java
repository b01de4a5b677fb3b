package emotionthinker.stages.policy.learn;

import emotionthinker.schemas.WireName;

/** What a text of supervised fine-tuning teaches. */
public enum TextKind implements WireName {
  /** Reasoning about the emotion, and the emotion. */
  COT("cot"),
  /** The emotion without reasoning: few tokens that bind the label to the sound. */
  LABEL("label"),
  /** A level of one clip. */
  PERCEPTION("perception"),
  /** Which of two clips has more of something. */
  COMPARATIVE("comparative");

  private final String wire;

  TextKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
