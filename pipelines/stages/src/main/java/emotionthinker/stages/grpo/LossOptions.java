package emotionthinker.stages.grpo;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * The loss of a policy step.
 *
 * @param kind how tokens are brought together
 * @param clipLow ratios below 1 minus this give no more gain; UNKNOWN in EmotionThinker, 0.2 is the
 *     default of every trainer (1)
 * @param clipHigh ratios above 1 plus this give no more gain; 0.28 is DAPO's clip-higher (1)
 * @param maxRatio bound of the unclipped ratio, TRL's delta and verl's dual clip; null for none.
 *     Acts on negative advantages, whose loss is otherwise unbounded (1)
 * @param beta weight of the KL term, 0.04 in EmotionThinker, 0 for none (1)
 * @param kl estimator of the KL term
 * @param klLimits its clamps
 * @param maxTokens constant length of dr_grpo; 2048 is max_new_tokens of EmotionThinker's inference
 *     (tokens)
 */
public record LossOptions(
    LossKind kind,
    double clipLow,
    double clipHigh,
    Double maxRatio,
    double beta,
    KlEstimator kl,
    KlLimits klLimits,
    int maxTokens)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LossOptions {
    Checks.present("kind", kind);
    Checks.share("clip_low", clipLow);
    Checks.nonNegative("clip_high", clipHigh);
    Checks.positive("max_ratio", maxRatio);
    Checks.nonNegative("beta", beta);
    Checks.present("kl", kl);
    Checks.present("kl_limits", klLimits);
    Checks.positive("max_tokens", maxTokens);
    if (maxRatio != null && maxRatio <= 1 + clipHigh) {
      throw Checks.bad("max_ratio", maxRatio, "above 1 + clip_high = " + (1 + clipHigh));
    }
  }

  /** GRPO as in EmotionThinker, with 0.2 where it is silent. */
  public static LossOptions defaults() {
    return new LossOptions(
        LossKind.GRPO, 0.2, 0.2, null, 0.04, KlEstimator.K3, KlLimits.defaults(), 2048);
  }
}
