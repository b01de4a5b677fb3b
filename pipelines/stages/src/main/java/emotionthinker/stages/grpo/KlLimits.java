package emotionthinker.stages.grpo;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Clamps of a KL estimate, symmetric about 0. TRL has none, verl 20 and 10, ms-swift and OpenRLHF
 * 10 on the estimate.
 *
 * @param logRatio largest log-ratio (nat)
 * @param estimate largest estimate (nat)
 */
public record KlLimits(double logRatio, double estimate) implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public KlLimits {
    Checks.positive("log_ratio", logRatio);
    Checks.positive("estimate", estimate);
  }

  /**
   * Those of verl, which are never hit in sound training and keep one token from ruining a step.
   */
  public static KlLimits defaults() {
    return new KlLimits(20, 10);
  }

  /** As good as none: TRL. */
  public static KlLimits none() {
    return new KlLimits(Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
