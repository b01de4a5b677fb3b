package emotionthinker.signal;

/** The default tracker with its frames moved, to see how far a score hangs on where they lie. */
public final class ShiftedFrames {

  private ShiftedFrames() {}

  /** Frames {@code laterS} later than those of {@link SpeechPitchTracker#SpeechPitchTracker()}. */
  public static PitchTracker by(double laterS) {
    return new SpeechPitchTracker(0.01, 60, 600, 0.005 + laterS);
  }
}
