package emotionthinker.schemas;

/** What a reasoning text may speak of. */
public enum Cue implements WireName {
  PITCH("pitch"),
  ENERGY("energy"),
  SPEED("speed"),
  INTONATION("intonation"),
  STRESS("stress"),
  PAUSES("pauses"),
  VOICE_QUALITY("voice_quality"),
  GENDER("gender"),
  AGE("age"),
  TRANSCRIPT("transcript"),
  EMOTION("emotion");

  private final String wire;

  Cue(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
