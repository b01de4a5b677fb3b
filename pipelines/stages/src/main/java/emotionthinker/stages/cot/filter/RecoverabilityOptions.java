package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Whether a label-blind reader must find the label in a text.
 *
 * @param measure whether the embedded reader is fitted, and {@code label_recovered} filled
 * @param require whether a text whose label it does not find is rejected
 * @param minTexts least texts of the train split to fit on; with fewer the reader says nothing
 *     (texts)
 * @param smoothing count that every feature has to begin with, above 0 (Lidstone)
 */
public record RecoverabilityOptions(
    boolean measure, boolean require, int minTexts, double smoothing) implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RecoverabilityOptions {
    Checks.positive("min_texts", minTexts);
    Checks.range("smoothing", smoothing, 1e-6, 100, "from 0.000001 to 100");
    if (require && !measure) {
      throw Checks.bad("require", require, "false when measure is false");
    }
  }

  /** Measured, not required. */
  public static RecoverabilityOptions defaults() {
    return new RecoverabilityOptions(true, false, 200, 0.5);
  }
}
