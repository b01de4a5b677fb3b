package emotionthinker.schemas;

/** Pitch or energy in words. */
public enum Level implements WireName {
  LOW("low"),
  NORMAL("normal"),
  HIGH("high");

  private final String wire;

  Level(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
