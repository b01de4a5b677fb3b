package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * The weights w_j of {@code R_t = sum_j w_j g_j / 5}, at least 0, sum 1. The paper's values are
 * UNKNOWN; equal weights favour none of the four, and are our default.
 *
 * @param factualAlignment weight (1)
 * @param interpretativeQuality weight (1)
 * @param captionCompleteness weight (1)
 * @param fluencyAndStructuralClarity weight (1)
 */
public record DimensionWeights(
    double factualAlignment,
    double interpretativeQuality,
    double captionCompleteness,
    double fluencyAndStructuralClarity)
    implements Serializable {
  private static final double SUM_TOLERANCE = 1e-9;
  private static final double BEST = 5;

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public DimensionWeights {
    Checks.share("factual_alignment", factualAlignment);
    Checks.share("interpretative_quality", interpretativeQuality);
    Checks.share("caption_completeness", captionCompleteness);
    Checks.share("fluency_and_structural_clarity", fluencyAndStructuralClarity);
    double sum =
        factualAlignment
            + interpretativeQuality
            + captionCompleteness
            + fluencyAndStructuralClarity;
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw Checks.bad("dimension_weights", "sum " + sum, "four weights with sum 1");
    }
  }

  /** Four equal weights. */
  public static DimensionWeights equal() {
    return new DimensionWeights(0.25, 0.25, 0.25, 0.25);
  }

  /** {@code R_t}, from 0.2 to 1. */
  public double rT(DimensionScores g) {
    return (factualAlignment * g.factualAlignment()
            + interpretativeQuality * g.interpretativeQuality()
            + captionCompleteness * g.captionCompleteness()
            + fluencyAndStructuralClarity * g.fluencyAndStructuralClarity())
        / BEST;
  }
}
