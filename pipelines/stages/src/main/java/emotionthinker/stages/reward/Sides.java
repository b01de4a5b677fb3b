package emotionthinker.stages.reward;

import emotionthinker.schemas.WireName;

/** Which answers a group has among its scorable samples. */
public enum Sides implements WireName {
  /** Right and wrong ones. */
  BOTH("both"),
  /** Right ones only. */
  ALL_CORRECT("all_correct"),
  /** Wrong ones only. */
  ALL_WRONG("all_wrong"),
  /** No scorable sample. */
  NONE("none");

  private final String wire;

  Sides(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  static Sides of(boolean anyCorrect, boolean anyWrong) {
    if (anyCorrect && anyWrong) {
      return BOTH;
    }
    return anyCorrect ? ALL_CORRECT : anyWrong ? ALL_WRONG : NONE;
  }

  /** Whether all answers are right, or all wrong. */
  public boolean oneSided() {
    return this == ALL_CORRECT || this == ALL_WRONG;
  }
}
