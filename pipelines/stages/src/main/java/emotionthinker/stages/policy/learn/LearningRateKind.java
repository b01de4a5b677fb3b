package emotionthinker.stages.policy.learn;

import emotionthinker.schemas.WireName;

/** How the learning rate goes on after the warm-up. */
public enum LearningRateKind implements WireName {
  /** Stays. */
  CONSTANT("constant"),
  /** Falls in a line to 0 at the last step. */
  LINEAR("linear"),
  /** Falls along a half cosine to 0 at the last step. */
  COSINE("cosine");

  private final String wire;

  LearningRateKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
