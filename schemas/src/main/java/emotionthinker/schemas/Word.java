package emotionthinker.schemas;

/**
 * One word with its time and prominence.
 *
 * @param text orthographic word
 * @param startS start from the beginning of the utterance (s)
 * @param endS end from the beginning of the utterance (s)
 * @param prominence wavelet prominence, z-scored within the utterance; null when not measurable (1)
 */
public record Word(String text, double startS, double endS, Double prominence) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Word {
    Checks.present("text", text);
    Checks.nonNegative("start_s", startS);
    Checks.nonNegative("end_s", endS);
    Checks.finite("prominence", prominence);
    if (endS < startS) {
      throw Checks.bad("end_s", endS, "at least start_s = " + startS);
    }
  }
}
