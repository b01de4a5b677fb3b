package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.Table;
import emotionthinker.stages.cot.calls.LlmOptions.OnBudget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Has a reward model judge every verified text. */
public final class ScoreStage implements Stage {

  @Override
  public String name() {
    return "score";
  }

  @Override
  public String summary() {
    return "Judge the reasoning of every text in four dimensions by a reward model (Spark).";
  }

  @Override
  public String table() {
    return Table.SCORED.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    RunConfig config = context.config();
    Map<String, Record> settings = new TreeMap<>();
    settings.put("score", config.score());
    settings.put("reward_model", new Judge(RewardModels.of(config).id(config.score().model())));
    settings.put("dimension_weights", config.reward().dimensionWeights());
    if (config.score().http()) {
      settings.put("judge", config.judge());
    }
    return context.spec(
        Table.SCORED,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVELS, Table.COT),
        settings);
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    SparkTables tables = new SparkTables(context);
    long rowsIn = context.read(Table.COT).manifest().rows();
    IdPartitioner partitions = new IdPartitioner(rowsIn, context.config().score().rowsPerTask());
    JavaRDD<Made> made =
        tables
            .written()
            .mapToPair(one -> new Tuple2<>(one.cot().candidateId(), ScoreTexts.input(one)))
            .repartitionAndSortWithinPartitions(partitions)
            .values()
            .mapPartitions(
                new ScoreTexts(
                    RewardModels.of(context.config()),
                    context.config().score(),
                    context.config().reward().dimensionWeights()));
    if (context.config().score().http()) {
      OnBudget onBudget = context.config().judge().onBudget();
      Unpaid.check(context, made, context.config().judgeCalls(), "judge_calls", onBudget, "judge");
    }
    return tables.commitRowWise(Table.SCORED, made, rowsIn, spec, folder);
  }

  /** Which model judges: a folder's name would not say that it was trained again. */
  private record Judge(String id) {}
}
