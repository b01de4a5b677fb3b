package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Tolerance of the verifier. A level that was judged near a border may be called by the name of the
 * level beyond it, because the measurement does not tell them apart; the width is our choice.
 *
 * @param lowBorderPercentile percentile of the cut between low and normal (percent)
 * @param highBorderPercentile percentile of the cut between normal and high (percent)
 * @param borderTolerancePercentile largest distance from a border that is forgiven, 0 for none
 *     (percent)
 */
public record VerifierOptions(
    double lowBorderPercentile, double highBorderPercentile, double borderTolerancePercentile)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public VerifierOptions {
    Checks.percent("low_border_percentile", lowBorderPercentile);
    Checks.percent("high_border_percentile", highBorderPercentile);
    Checks.range("border_tolerance_percentile", borderTolerancePercentile, 0, 20, "from 0 to 20");
    if (lowBorderPercentile >= highBorderPercentile) {
      throw Checks.bad(
          "low_border_percentile", lowBorderPercentile, "below high_border_percentile");
    }
  }

  /** Tertiles with 3 percentiles of tolerance. */
  public static VerifierOptions defaults() {
    return new VerifierOptions(33.333, 66.667, 3.0);
  }
}
