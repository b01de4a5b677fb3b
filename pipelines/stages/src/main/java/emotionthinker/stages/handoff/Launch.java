package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.TrainingStage;
import java.io.Serializable;

/**
 * One launch of a training, as all of its nodes know it.
 *
 * @param stage sft or grpo
 * @param trainer who trains
 * @param options the hand-off
 * @param attempt number of the launch, from 1, counted on over commands
 * @param id marks every process of the launch, in its environment
 * @param output folder of checkpoints, a local path
 */
public record Launch(
    TrainingStage stage,
    Trainer trainer,
    HandoffOptions options,
    int attempt,
    String id,
    String output)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Launch {
    Checks.present("stage", stage);
    Checks.present("trainer", trainer);
    Checks.present("options", options);
    Checks.positive("attempt", attempt);
    Checks.text("id", id);
    Checks.text("output", output);
  }

  /** The shape. */
  public LaunchShape shape() {
    return options.shape() == null ? trainer.shape() : options.shape();
  }

  /** The rule of its checkpoints. */
  public CheckpointRule checkpoints() {
    return options.checkpoints() == null ? trainer.checkpoints() : options.checkpoints();
  }

  /** The same as another attempt. */
  public Launch withAttempt(int number) {
    return new Launch(stage, trainer, options, number, id, output);
  }

  /** Begins the id of every launch into the same output folder. */
  public String training() {
    return String.format(java.util.Locale.ROOT, "%08x", output.hashCode());
  }

  /** The same with an id of its own. */
  public Launch withId(int number, String ending) {
    return new Launch(stage, trainer, options, number, training() + "-" + ending, output);
  }

  /** Folder of what the hand-off keeps of all attempts. */
  public String keptDir() {
    return output + "/_handoff";
  }

  /** Folder of what is kept of this attempt: {@code _handoff/attempt-001}. */
  public String attemptDir() {
    return keptDir() + "/" + attemptName(attempt);
  }

  /** Folder of the logs of this attempt's ranks. */
  public String logDir() {
    return attemptDir() + "/logs";
  }

  /** Name of the folder of an attempt. */
  public static String attemptName(int attempt) {
    return String.format(java.util.Locale.ROOT, "attempt-%03d", attempt);
  }
}
