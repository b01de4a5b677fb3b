package emotionthinker.schemas;

import java.util.Locale;

/**
 * How long one step of a training took in the process that made it. The one kind of row with a
 * clock in it: it lies in {@code _timings}, is no input of anything, and no two trainings give the
 * same.
 *
 * @param stepTimingId key: {@link #id}
 * @param stage training stage
 * @param step optimiser step, from 1
 * @param tokens of all answers that were learnt from, or sampled (tokens)
 * @param seconds since the end of the step before, validation and checkpoints included; of the
 *     first step of a process since the training began, reading of its data included (s)
 * @param tokensPerS tokens by seconds (tokens/s)
 */
public record StepTiming(
    String stepTimingId,
    TrainingStage stage,
    long step,
    long tokens,
    double seconds,
    double tokensPerS) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public StepTiming {
    Checks.present("stage", stage);
    Checks.nonNegative("step", step);
    Checks.nonNegative("tokens", tokens);
    Checks.positive("seconds", seconds);
    Checks.nonNegative("tokens_per_s", tokensPerS);
    if (!id(stage, step).equals(stepTimingId)) {
      throw Checks.bad("step_timing_id", stepTimingId, id(stage, step));
    }
  }

  /** Of a step. */
  public static StepTiming of(TrainingStage stage, long step, long tokens, double seconds) {
    return new StepTiming(id(stage, step), stage, step, tokens, seconds, tokens / seconds);
  }

  /** The key {@code <stage>/<step>}, with leading zeros. */
  public static String id(TrainingStage stage, long step) {
    return String.format(Locale.ROOT, "%s/%09d", stage.wire(), step);
  }
}
