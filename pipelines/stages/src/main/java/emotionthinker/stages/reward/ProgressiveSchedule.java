package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import java.util.Arrays;

/**
 * How much of R_t counts at a step: the progressive part of GRPO-PTR. Phase 1 trains on form and
 * outcome alone; R_t is switched on at the first step at which the accuracies of the last window
 * have a mean of at least {@code accuracy_from} and halves whose means differ by at most {@code
 * stable_within}. Once on it stays on: a dip of accuracy afterwards may be its doing, and switching
 * back and forth would move the target.
 *
 * <pre>
 * gate    0 before, then 1
 * linear  0 before, then min(1, (steps since + 1) / ramp_steps)
 * anneal  e^(-steps / anneal_steps) from the first step, whatever the accuracy
 * always  1
 * </pre>
 */
public final class ProgressiveSchedule {
  private final ScheduleOptions options;

  /** With its options. */
  public ProgressiveSchedule(ScheduleOptions options) {
    this.options = options;
  }

  /** Share of alpha_t for the step that comes next, 0 to 1. */
  public double share(ScheduleState state) {
    return switch (options.kind()) {
      case ALWAYS -> 1;
      case ANNEAL -> Math.exp(-(double) state.steps() / options.annealSteps());
      case GATE -> state.onSince() == null ? 0 : 1;
      case LINEAR ->
          state.onSince() == null
              ? 0
              : Math.min(1, (state.steps() - state.onSince() + 1.0) / options.rampSteps());
    };
  }

  /**
   * The state after a step.
   *
   * @param accuracy share of the step's scorable rollouts with the right label, 0 to 1
   */
  public ScheduleState after(ScheduleState state, double accuracy) {
    Checks.share("accuracy", accuracy);
    int keep = Math.min(state.recent().size(), options.windowSteps() - 1);
    double[] old = state.recent().toArray();
    double[] recent = Arrays.copyOfRange(old, old.length - keep, old.length + 1);
    recent[keep] = accuracy;
    long steps = state.steps() + 1;
    Long onSince = state.onSince() == null && stable(recent) ? (Long) steps : state.onSince();
    return new ScheduleState(steps, DoubleSeries.of(recent), onSince);
  }

  private boolean stable(double[] recent) {
    if (recent.length < options.windowSteps()) {
      return false;
    }
    int half = recent.length / 2;
    double early = mean(recent, 0, recent.length - half);
    double late = mean(recent, recent.length - half, recent.length);
    return mean(recent, 0, recent.length) >= options.accuracyFrom()
        && Math.abs(late - early) <= options.stableWithin();
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }
}
