package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Checks;

/**
 * A word or sign of a text.
 *
 * @param form lower case; {@code <quote>} for a quotation, {@code <answer>} for the emotion that
 *     the text concludes on, {@code <other>} for another emotion
 * @param sentence index of its sentence, from 0
 * @param tag what it claims: 0 nothing, otherwise 1 + 3 cue + (0 borne out, 1 not, 2 undecidable)
 */
public record ReadWord(String form, int sentence, int tag) {
  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ReadWord {
    Checks.text("form", form);
    Checks.nonNegative("sentence", sentence);
    Checks.nonNegative("tag", tag);
  }

  /** Whether it is a word, and no function word. */
  public boolean isContent() {
    return SentenceSigns.isWord(form) && !WordPairs.isFunctionWord(form);
  }
}
