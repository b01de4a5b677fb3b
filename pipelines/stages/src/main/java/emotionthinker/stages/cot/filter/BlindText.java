package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;

/**
 * What a label-blind reader gets to see of a candidate.
 *
 * @param candidateId candidate
 * @param sentences the words of its reasoning without quotations and without the sentences that
 *     name an emotion: lower-case words one blank apart, sentences one line feed apart
 * @param learnt the label under which a reader that was fitted has learnt from this very text, so
 *     that it can leave it out; null when it has not
 * @param external whether the corpus lets texts about it leave for a third party
 */
public record BlindText(String candidateId, String sentences, Emotion learnt, boolean external) {
  /** Between two sentences. */
  public static final char SENTENCE_END = '\n';

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public BlindText {
    Checks.text("candidate_id", candidateId);
    Checks.present("sentences", sentences);
  }
}
