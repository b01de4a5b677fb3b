package emotionthinker.signal;

/**
 * The F0 contour of a clip in words.
 *
 * @param shape the movement over the whole clip; null when there is too little reliable F0
 * @param dynamics how wide F0 moves; null when there is too little reliable F0
 * @param confidence 0–1, how far the shape is from its decision limits and how much voiced speech
 *     backs it; null when shape is null
 */
public record Intonation(Shape shape, Dynamics dynamics, Double confidence) {
  /** Below this confidence the label is {@code uncertain}. */
  public static final double UNCERTAIN_BELOW = 0.15;

  /** Movement of F0 over the clip. */
  public enum Shape {
    /** Ends higher than it starts. */
    RISING,
    /** Ends lower than it starts. */
    FALLING,
    /** Rises, turns inside the clip, falls. */
    RISING_FALLING,
    /** Falls, turns inside the clip, rises. */
    FALLING_RISING,
    /** None of these. */
    LEVEL
  }

  /** Width of F0 movement. */
  public enum Dynamics {
    /** Range below 3 st. */
    FLAT,
    /** In between. */
    MODERATE,
    /** Range above 9 st. */
    EXPRESSIVE
  }

  /** Checks the range of each component. */
  public Intonation {
    if ((shape == null) != (confidence == null)) {
      throw new IllegalArgumentException("shape and confidence are null together");
    }
    if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be within 0..1: " + confidence);
    }
  }

  /** The label of a clip without enough reliable F0. */
  public static Intonation insufficient() {
    return new Intonation(null, null, null);
  }

  /**
   * The one word of the level table: {@code too_short}, {@code uncertain}, a directional shape, or
   * for a level contour {@code expressive} or {@code flat}.
   */
  public String label() {
    if (shape == null) {
      return "too_short";
    }
    if (confidence < UNCERTAIN_BELOW) {
      return "uncertain";
    }
    return switch (shape) {
      case RISING -> "rising";
      case FALLING -> "falling";
      case RISING_FALLING -> "rising-falling";
      case FALLING_RISING -> "falling-rising";
      case LEVEL -> dynamics == Dynamics.EXPRESSIVE ? "expressive" : "flat";
    };
  }
}
