package emotionthinker.stages.reward;

import emotionthinker.schemas.WireName;

/** How an answer is compared with the label. */
public enum OutcomeMode implements WireName {
  /** 1 for the label, else 0: the paper's. */
  EXACT("exact"),
  /** 1 for the label, else the similarity of the two emotions (the idea of EMO-RL, 2509.15654). */
  GRADED("graded");

  private final String wire;

  OutcomeMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
