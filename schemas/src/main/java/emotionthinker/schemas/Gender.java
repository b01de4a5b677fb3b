package emotionthinker.schemas;

/** Gender as EmotionCoT writes it. */
public enum Gender implements WireName {
  MALE("Male"),
  FEMALE("Female");

  private final String wire;

  Gender(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
