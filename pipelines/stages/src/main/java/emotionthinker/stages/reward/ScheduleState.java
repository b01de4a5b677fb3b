package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;

/**
 * Where a schedule stands; goes into a checkpoint.
 *
 * @param steps steps seen (steps)
 * @param recent accuracies of the last steps, at most a window, oldest first (1)
 * @param onSince number of steps that had been seen when R_t was switched on; null before (steps)
 */
public record ScheduleState(long steps, DoubleSeries recent, Long onSince) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ScheduleState {
    Checks.nonNegative("steps", steps);
    Checks.present("recent", recent);
    if (onSince != null && (onSince < 0 || onSince > steps)) {
      throw Checks.bad("on_since", onSince, "from 0 to steps = " + steps);
    }
  }

  /** Before the first step. */
  public static ScheduleState start() {
    return new ScheduleState(0, DoubleSeries.of(), null);
  }
}
