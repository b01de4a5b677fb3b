package emotionthinker.schemas;

/** Where an utterance may be used. */
public enum Split implements WireName {
  /** Fitting, training. */
  TRAIN("train"),
  /** Choosing. */
  VALIDATION("validation"),
  /** Reporting only: never in levels fit, training or reward-model training. */
  TEST("test");

  private final String wire;

  Split(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
