package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * When R_t begins to count.
 *
 * @param kind gate, linear, anneal or always
 * @param accuracyFrom mean accuracy of the window from which it does; about 0.5 in the paper (1)
 * @param windowSteps steps whose accuracy is looked at; "stable" is not defined in the paper, and
 *     20 steps of 8 rollouts or more bring the standard error of a mean near 0.5 below 0.04 (steps)
 * @param stableWithin largest difference between the means of the two halves of the window that
 *     counts as stable (1)
 * @param rampSteps steps from nothing to all under linear (steps)
 * @param annealSteps T of the anneal (steps)
 */
public record ScheduleOptions(
    ScheduleKind kind,
    double accuracyFrom,
    int windowSteps,
    double stableWithin,
    int rampSteps,
    int annealSteps)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ScheduleOptions {
    Checks.present("kind", kind);
    Checks.share("accuracy_from", accuracyFrom);
    Checks.range("window_steps", (double) windowSteps, 2, 10_000, "from 2 to 10000");
    Checks.share("stable_within", stableWithin);
    Checks.positive("ramp_steps", rampSteps);
    Checks.positive("anneal_steps", annealSteps);
  }

  /** A gate at one half over 20 steps. */
  public static ScheduleOptions defaults() {
    return new ScheduleOptions(ScheduleKind.GATE, 0.5, 20, 0.05, 300, 1000);
  }
}
