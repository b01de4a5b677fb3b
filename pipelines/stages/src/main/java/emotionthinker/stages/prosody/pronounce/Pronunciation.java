package emotionthinker.stages.prosody.pronounce;

import emotionthinker.schemas.Checks;

/**
 * How long a word is when spoken in its citation form.
 *
 * @param phones phones, a diphthong or affricate being one; null when only syllables are known
 * @param syllables syllables; 0 for a word without a vowel, such as the Polish "w"
 */
public record Pronunciation(Integer phones, int syllables) {
  /** Checks the range of each component. */
  public Pronunciation {
    Checks.positive("phones", phones);
    Checks.nonNegative("syllables", syllables);
  }
}
