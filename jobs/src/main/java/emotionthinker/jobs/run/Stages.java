package emotionthinker.jobs.run;

import emotionthinker.jobs.beam.AnnotateStage;
import emotionthinker.jobs.beam.FilterStage;
import emotionthinker.jobs.beam.IngestStage;
import emotionthinker.jobs.reward.RewardTrainStage;
import emotionthinker.jobs.spark.AuditStage;
import emotionthinker.jobs.spark.LevelsApplyStage;
import emotionthinker.jobs.spark.LevelsFitStage;
import emotionthinker.jobs.spark.ProsodyStage;
import emotionthinker.jobs.spark.ScoreStage;
import emotionthinker.jobs.spark.ShardStage;
import emotionthinker.jobs.spark.TasksStage;
import emotionthinker.jobs.spark.TuplesStage;
import emotionthinker.jobs.train.GrpoStage;
import emotionthinker.jobs.train.SftStage;
import emotionthinker.schemas.TrainingStage;
import java.util.Arrays;
import java.util.List;

/** All stages in their order. */
public final class Stages {
  /** The order in which {@code run} runs them. */
  public static final List<Stage> ALL =
      List.of(
          new IngestStage(),
          new ProsodyStage(),
          new LevelsFitStage(),
          new LevelsApplyStage(),
          new AuditStage(),
          new AnnotateStage(),
          new FilterStage(),
          new TuplesStage(),
          new TasksStage(),
          new RewardTrainStage(),
          new ScoreStage(),
          new ShardStage(),
          new SftStage(),
          new GrpoStage());

  private Stages() {}

  /** Whether a stage trains the policy. */
  public static boolean trains(Stage stage) {
    return Arrays.stream(TrainingStage.values()).anyMatch(t -> t.wire().equals(stage.name()));
  }
}
