package emotionthinker.schemas;

/** The nine canonical labels, with the exact strings of the EmotionThinker inference prompt. */
public enum Emotion implements WireName {
  NEUTRAL("neutral"),
  HAPPY("happy"),
  SAD("sad"),
  ANGRY("angry"),
  CONTEMPT_OR_DISGUST("contempt or disgust"),
  CONFUSED("confused"),
  WHISPER("whisper"),
  SURPRISE("surprise"),
  FEAR("fear");

  private final String wire;

  Emotion(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
