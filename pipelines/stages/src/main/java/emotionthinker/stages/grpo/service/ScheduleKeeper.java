package emotionthinker.stages.grpo.service;

import emotionthinker.schemas.UserException;
import emotionthinker.stages.reward.ProgressiveSchedule;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.ScheduleOptions;
import emotionthinker.stages.reward.ScheduleState;

/**
 * The progressive schedule of a training that is scored from outside: requests say their step, the
 * accuracy of a step is that of all its rollouts, from whatever rank, and is taken into account
 * when the first request of a later step comes. So every rank sees the same gate, however its
 * requests interleave with those of others.
 *
 * <p>Steps may be left out; one that has passed is refused, as its gate is no longer known. Safe
 * for use by several threads.
 */
public final class ScheduleKeeper {
  private final ProgressiveSchedule schedule;
  private ScheduleState state = ScheduleState.start();
  private long step = -1;
  private long scorable;
  private long correct;

  /** Before the first step. */
  public ScheduleKeeper(ScheduleOptions options) {
    this.schedule = new ProgressiveSchedule(options);
  }

  /**
   * The share of alpha_t that counts at a step.
   *
   * @throws UserException when a later step has begun
   */
  public synchronized double share(long atStep) {
    if (atStep < step) {
      throw UserException.badValue(
          "step",
          String.valueOf(atStep),
          "the step that runs, " + step + ", or a later one",
          "send steps in order, or start a new service for a new training");
    }
    if (atStep > step) {
      if (scorable > 0) {
        state = schedule.after(state, (double) correct / scorable);
      }
      step = atStep;
      scorable = 0;
      correct = 0;
    }
    return schedule.share(state);
  }

  /** Counts the rollouts of a group towards the accuracy of the step, unless it has passed. */
  public synchronized void count(long atStep, RewardGroup group) {
    if (atStep != step) {
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      if (group.scorable(i, false)) {
        scorable++;
        correct += group.correct(i) ? 1 : 0;
      }
    }
  }

  /** Where the schedule stands. */
  public synchronized ScheduleState state() {
    return state;
  }
}
