package emotionthinker.jobs.train;

import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.TrainingStage;
import java.io.IOException;
import java.util.List;

/** Makes the training stages of one or more trainers. */
public interface TrainerBackend {

  /** The names under which {@code --trainer} finds it. */
  List<String> trainers();

  /**
   * The stage; its {@link Stage#name} is that of the training stage, its {@link Stage#table} {@link
   * TrainerBackends#table}.
   *
   * @param trainer one of {@link #trainers}
   * @throws emotionthinker.schemas.UserException when the configuration does not allow it
   */
  Stage stage(RunConfig config, TrainingStage stage, String trainer);

  /**
   * What the stage would do, for {@code --dry-run}: nothing is started and nothing is written.
   *
   * @return lines for people
   */
  List<String> plan(RunConfig config, TrainingStage stage, String trainer) throws IOException;
}
