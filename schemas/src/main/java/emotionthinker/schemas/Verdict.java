package emotionthinker.schemas;

/** What became of a claim. */
public enum Verdict implements WireName {
  /** The measurement says so. */
  SUPPORTED("supported"),
  /** The measurement says otherwise. */
  CONTRADICTED("contradicted"),
  /** There is no measurement to bear it out. */
  UNSUPPORTED("unsupported"),
  /** Not a claim that the measurements could decide. */
  UNVERIFIABLE("unverifiable");

  private final String wire;

  Verdict(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
