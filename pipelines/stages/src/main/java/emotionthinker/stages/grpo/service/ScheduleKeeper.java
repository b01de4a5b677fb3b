package emotionthinker.stages.grpo.service;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.ProgressiveSchedule;
import emotionthinker.stages.reward.ScheduleOptions;
import emotionthinker.stages.reward.ScheduleState;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The progressive schedule of a training that is scored from outside: requests say their step, the
 * accuracy of a step is that of all its rollouts, from whatever rank, and is taken into account
 * when the first request of a later step comes. So every rank sees the same gate, however its
 * requests interleave with those of others.
 *
 * <p>Steps may be left out; one that has passed is refused, as its gate is no longer known. A
 * training that was launched again from a checkpoint says a higher attempt: then the schedule goes
 * back to where it stood when that step began. Safe for use by several threads.
 */
public final class ScheduleKeeper {
  private final ProgressiveSchedule schedule;
  private final Consumer<StepTally> done;

  /** Where the schedule stood when a step began. */
  private final NavigableMap<Long, ScheduleState> began = new TreeMap<>();

  private ScheduleState state = ScheduleState.start();
  private int attempt = 1;
  private StepTally tally;
  private boolean restored;

  /** Before the first step. */
  public ScheduleKeeper(ScheduleOptions options) {
    this(options, step -> {});
  }

  /**
   * Before the first step.
   *
   * @param done is told of every step that is over
   */
  public ScheduleKeeper(ScheduleOptions options, Consumer<StepTally> done) {
    this.schedule = new ProgressiveSchedule(options);
    this.done = done;
  }

  /**
   * Goes through the journal of a service that ran before, so that this one goes on where it
   * stopped.
   *
   * @param journal lines of {@link StepTally#json}, in their order
   */
  public synchronized void restore(List<String> journal) {
    for (String line : journal) {
      JsonNode row = StepTally.parse(line);
      share(row.path("attempt").intValue(), row.path("step").longValue());
      tally.accept(row);
      restored = true;
    }
  }

  /**
   * The share of alpha_t that counts at a step.
   *
   * @param ofAttempt launch of the training, from 1; null for the one that runs
   * @throws UserException when a later step of it, or a later launch, has begun
   */
  public synchronized double share(Integer ofAttempt, long atStep) {
    int asked = ofAttempt == null ? attempt : ofAttempt;
    if (asked < attempt) {
      throw UserException.badValue(
          "attempt",
          String.valueOf(asked),
          "the launch that runs, " + attempt + ", or a later one",
          "end the processes of the earlier launch");
    }
    if (asked > attempt) {
      relaunch(asked, atStep);
    }
    if (tally != null && atStep < tally.step()) {
      throw UserException.badValue(
          "step",
          String.valueOf(atStep),
          "the step that runs, " + tally.step() + ", or a later one",
          "send steps in order; a training that goes back to a checkpoint says a higher attempt");
    }
    if (tally == null || atStep > tally.step()) {
      close();
      begin(atStep);
    }
    return tally.share();
  }

  private void begin(long step) {
    began.put(step, state);
    tally = new StepTally(attempt, step, schedule.share(state));
  }

  private void relaunch(int newAttempt, long step) {
    close();
    attempt = newAttempt;
    Map.Entry<Long, ScheduleState> then = began.ceilingEntry(step);
    if (then != null) {
      // steps between were left out, so nothing changed until the next that was not
      state = then.getValue();
      began.tailMap(step, true).clear();
    }
  }

  /** Ends the step that runs: its accuracy counts, and whoever listens is told. */
  public synchronized void close() {
    if (tally == null) {
      return;
    }
    if (tally.accuracy() != null) {
      state = schedule.after(state, tally.accuracy());
    }
    if (!restored) {
      done.accept(tally);
    }
    restored = false;
    tally = null;
  }

  /** Counts a group towards the step, unless that has passed. */
  public synchronized void count(long atStep, GroupReward group) {
    if (tally != null && atStep == tally.step() && !restored) {
      tally.accept(group);
    }
  }
}
