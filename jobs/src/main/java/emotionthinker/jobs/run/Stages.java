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
}
