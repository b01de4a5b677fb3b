package emotionthinker.schemas;

/**
 * A statement about a cue found in a reasoning text, and whether the measurement bears it out.
 *
 * @param cue what is spoken of
 * @param asserted canonical level, {@code not <level>}, word or "none" for stress,
 *     increasing/decreasing for drift
 * @param measured level that was measured; null when unknown
 * @param verdict supported, contradicted, unsupported or unverifiable
 * @param quote the words of the claim as they stand
 * @param start offset of the quote in the text, UTF-16 units
 * @param end end offset, exclusive
 */
public record Claim(
    Cue cue, String asserted, String measured, Verdict verdict, String quote, int start, int end) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Claim {
    Checks.present("cue", cue);
    Checks.text("asserted", asserted);
    Checks.present("verdict", verdict);
    Checks.present("quote", quote);
    Checks.nonNegative("start", start);
    Checks.nonNegative("end", end);
    if (end - start != quote.length()) {
      throw Checks.bad("end", end, "start + length of quote = " + (start + quote.length()));
    }
  }
}
