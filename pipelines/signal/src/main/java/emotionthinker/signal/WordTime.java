package emotionthinker.signal;

/**
 * A word, or any other unit such as a syllable, with its place in a clip.
 *
 * @param word its text
 * @param startS start, s
 * @param endS end, s, above startS
 */
public record WordTime(String word, double startS, double endS) {
  /** Checks the range of each component. */
  public WordTime {
    if (!(startS >= 0 && endS > startS) || Double.isInfinite(endS)) {
      throw new IllegalArgumentException(
          "0 <= startS < endS needed for " + word + ": " + startS + ", " + endS);
    }
  }

  /** Duration, s. */
  public double durationS() {
    return endS - startS;
  }

  /** Time of the middle, s. */
  public double middleS() {
    return 0.5 * (startS + endS);
  }
}
