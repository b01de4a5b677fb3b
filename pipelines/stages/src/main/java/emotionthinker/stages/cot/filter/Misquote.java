package emotionthinker.stages.cot.filter;

import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.MaskedText;
import emotionthinker.stages.cot.claims.Quotations;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a text quotes what was not said: every quotation must be a run of the transcript's words,
 * case and punctuation apart; the parts of one with an ellipsis each. Without a transcript a single
 * quoted word passes as an unusual word choice; two or more do not. A transcript that may not be
 * shown may not be quoted.
 */
public final class Misquote {
  private static final Pattern ELLIPSIS = Pattern.compile("\\.\\.\\.|\u2026|\\[\\.\\.\\.\\]");

  private Misquote() {}

  /** The first quotation that is at fault, and why; empty when there is none. */
  public static Optional<String> find(String reasoning, CueSheet sheet) {
    List<String> transcript = null;
    for (String quotation : Quotations.contents(reasoning)) {
      for (String part : ELLIPSIS.split(quotation, -1)) {
        List<String> words = MaskedText.plainWords(part);
        if (words.isEmpty()) {
          continue;
        }
        if (sheet.transcript() == null) {
          if (words.size() > 1) {
            return Optional.of("quotes without a transcript: " + quotation);
          }
          continue;
        }
        if (transcript == null) {
          transcript = MaskedText.plainWords(sheet.transcript());
        }
        if (Collections.indexOfSubList(transcript, words) < 0) {
          return Optional.of("not in the transcript: " + quotation);
        }
        if (!sheet.transcriptShown()) {
          return Optional.of("the transcript may not be shown: " + quotation);
        }
      }
    }
    return Optional.empty();
  }
}
