package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.teach.ChatCallers;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.calls.LlmOptions.OnBudget;
import emotionthinker.stages.reward.tuples.TupleBuilder;
import emotionthinker.stages.reward.tuples.TupleOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/** Makes texts of known quality from every verified text and its cues. */
public final class TuplesStage implements Stage {
  @Override
  public String name() {
    return "tuples";
  }

  @Override
  public String summary() {
    return "Make texts of known quality, which the reward model learns from (Spark).";
  }

  @Override
  public String table() {
    return Table.REWARD_TUPLES.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.REWARD_TUPLES,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVELS, Table.COT),
        context.config().tuples().writer().asks()
            ? Map.of(
                "tuples", context.config().tuples(),
                "variants", context.config().variants(),
                "llm", context.config().llm())
            : Map.of("tuples", context.config().tuples()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    SparkTables tables = new SparkTables(context);
    TupleOptions options = context.config().tuples();
    JavaRDD<Made> made =
        tables
            .written()
            .mapPartitions(
                ones -> {
                  TupleBuilder builder = new TupleBuilder(options);
                  return PartitionRows.stream(ones).flatMap(one -> build(builder, one)).iterator();
                });
    if (options.writer().asks()) {
      made = made.union(asked(context, tables));
      OnBudget onBudget = context.config().llm().onBudget();
      Unpaid.check(context, made, context.config().calls(), "calls", onBudget, "llm");
    }
    long rowsIn = context.read(Table.COT).manifest().rows();
    return tables.commitAggregate(Table.REWARD_TUPLES, made, rowsIn, spec, folder);
  }

  private static JavaRDD<Made> asked(RunContext context, SparkTables tables) throws IOException {
    RunConfig config = context.config();
    ChatCallers callers = new ChatCallers(context.storage(), config.audioLimits(), config.calls());
    return tables
        .written()
        .mapPartitions(new AskVariants(config.variants(), config.tuples(), config.llm(), callers));
  }

  private static Stream<Made> build(TupleBuilder builder, SparkTables.Written one) {
    Utterance utterance = one.utterance();
    List<RewardTuple> tuples =
        builder.build(one.cot(), one.cues(), utterance.speakerId(), utterance.split());
    return tuples.stream().map(tuple -> Made.row(Table.REWARD_TUPLES, tuple, 0));
  }
}
