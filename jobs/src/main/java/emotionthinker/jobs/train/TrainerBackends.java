package emotionthinker.jobs.train;

import emotionthinker.jobs.gpu.ExternalTrainer;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingStage;
import emotionthinker.schemas.UserException;
import java.util.List;

/** The trainers that there are. */
public final class TrainerBackends {
  /** What trains without {@code --trainer}. */
  public static final String EMBEDDED = "embedded";

  private static final List<TrainerBackend> ALL =
      List.of(new EmbeddedTrainer(), new ExternalTrainer());

  private TrainerBackends() {}

  /**
   * The backend of a trainer.
   *
   * @throws UserException when there is none of that name
   */
  public static TrainerBackend of(String trainer) {
    return ALL.stream()
        .filter(backend -> backend.trainers().contains(trainer))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.badValue(
                    "--trainer", trainer, String.join(", ", names()), "name one of them"));
  }

  /** The names of all trainers. */
  public static List<String> names() {
    return ALL.stream().flatMap(backend -> backend.trainers().stream()).toList();
  }

  /** Folder of the training log below the run: every training stage has its own. */
  public static String table(TrainingStage stage) {
    return stage.wire() + "/" + Table.TRAINING_LOG.name();
  }
}
