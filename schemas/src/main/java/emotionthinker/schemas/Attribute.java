package emotionthinker.schemas;

/** What is put into levels. */
public enum Attribute implements WireName {
  /** f0_median_hz. */
  PITCH("pitch"),
  /** energy_dbfs. */
  ENERGY("energy"),
  /** articulation_rate_sps. */
  SPEED("speed");

  private final String wire;

  Attribute(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
