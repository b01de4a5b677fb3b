package emotionthinker.jobs.train;

import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.TrainingStage;
import java.util.List;

/** Trains the embedded policy in this JVM, or in those of Spark's executors. */
public final class EmbeddedTrainer implements TrainerBackend {

  @Override
  public List<String> trainers() {
    return List.of(TrainerBackends.EMBEDDED);
  }

  @Override
  public Stage stage(RunConfig config, TrainingStage stage, String trainer) {
    return stage == TrainingStage.SFT ? new SftStage() : new GrpoStage();
  }

  @Override
  public List<String> plan(RunConfig config, TrainingStage stage, String trainer) {
    boolean sft = stage == TrainingStage.SFT;
    int steps = sft ? config.sft().steps() : config.grpoTrain().steps();
    int parts = sft ? config.sft().parts() : config.grpoTrain().parts();
    return List.of(
        stage.wire() + " by " + trainer + ": " + steps + " steps of " + parts + " parts",
        "computed by " + TrainingRun.where(config),
        "policy: " + config.run().dir() + "/" + stage.wire() + "/" + NetworkFolder.POLICY);
  }
}
