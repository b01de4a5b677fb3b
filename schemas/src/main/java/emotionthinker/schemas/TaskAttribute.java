package emotionthinker.schemas;

/** What of the voice a prosody task is about. */
public enum TaskAttribute implements WireName {
  /** Level of F0. */
  PITCH("pitch"),
  /** Level of energy. */
  ENERGY("energy"),
  /** Rate of articulation. */
  SPEED("speed"),
  /** Shape of the contour; perception only. */
  INTONATION("intonation"),
  /** Prominent words; perception only. */
  STRESS("stress");

  private final String wire;

  TaskAttribute(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
