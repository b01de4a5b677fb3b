package emotionthinker.schemas;

/** Speed in words. */
public enum SpeedLevel implements WireName {
  SLOW("slow"),
  NORMAL("normal"),
  FAST("fast");

  private final String wire;

  SpeedLevel(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
