package emotionthinker.stages.reward.calibration;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.reward.DimensionScores;

/**
 * A text with the scores that it should have and those that it got.
 *
 * @param id names it in messages
 * @param truth scores it should have
 * @param said scores it got
 * @param confidence of the judge; null when it gives none (1)
 * @param words its length (words)
 * @param kind what makes its quality, for texts whose length is compared within a kind; empty for
 *     none
 */
public record JudgedText(
    String id,
    DimensionScores truth,
    DimensionScores said,
    Double confidence,
    int words,
    String kind) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public JudgedText {
    Checks.text("id", id);
    Checks.present("truth", truth);
    Checks.present("said", said);
    Checks.share("confidence", confidence);
    Checks.nonNegative("words", words);
    Checks.present("kind", kind);
  }
}
