package emotionthinker.stages.grpo;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * How rewards become advantages.
 *
 * @param convention whose formula
 * @param scale group unless a trainer was told otherwise; dr-grpo, rloo and gdpo have their own,
 *     batch is known to trl and ms-swift only
 * @param gdpoEpsilons small constants of gdpo
 * @param minStd least standard deviation that a group is divided by, 0 for none: a guard against
 *     groups whose outcomes all match, where a small one amplifies the noise of the reward model
 *     (1)
 */
public record AdvantageOptions(
    Convention convention, Scale scale, GdpoEpsilons gdpoEpsilons, double minStd)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public AdvantageOptions {
    Checks.present("convention", convention);
    Checks.present("scale", scale);
    Checks.present("gdpo_epsilons", gdpoEpsilons);
    Checks.nonNegative("min_std", minStd);
    if (scale != Scale.GROUP && !convention.scales()) {
      throw Checks.bad("scale", scale.wire(), "group with " + convention.wire());
    }
    boolean knowsBatch = convention == Convention.TRL || convention == Convention.MS_SWIFT;
    if (scale == Scale.BATCH && !knowsBatch) {
      throw Checks.bad("scale", scale.wire(), "group or none with " + convention.wire());
    }
  }

  /** TRL's, by group. */
  public static AdvantageOptions defaults() {
    return of(Convention.TRL);
  }

  /** A convention with its usual scale and constants. */
  public static AdvantageOptions of(Convention convention) {
    return new AdvantageOptions(convention, Scale.GROUP, GdpoEpsilons.TRL, 0);
  }

  /** Whether an advantage depends on other groups of the batch. */
  public boolean needsBatch() {
    return convention == Convention.GDPO || scale == Scale.BATCH;
  }
}
