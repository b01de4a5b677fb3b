package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.Table;
import emotionthinker.stages.levels.LevelJudge;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Judges every measured utterance by frozen thresholds, which are broadcast. */
public final class LevelsApplyStage implements Stage {

  @Override
  public String name() {
    return "levels-apply";
  }

  @Override
  public String summary() {
    return "Put every measurement in words by the frozen thresholds (Spark).";
  }

  @Override
  public String table() {
    return Table.LEVELS.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.LEVELS,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVEL_EDGES),
        Map.of("levels", context.config().levels()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    List<LevelEdge> edges;
    try (Stream<LevelEdge> rows = context.read(Table.LEVEL_EDGES).rows()) {
      edges = rows.toList();
    }
    SparkTables tables = new SparkTables(context);
    Broadcast<LevelJudge> judge =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext())
            .broadcast(new LevelJudge(context.config().levels(), edges));
    JavaRDD<Made> made =
        tables
            .measured()
            .map(
                one ->
                    Made.row(Table.LEVELS, judge.value().judge(one.utterance(), one.prosody()), 0));
    long rowsIn = context.read(Table.PROSODY).manifest().rows();
    return tables.commitRowWise(Table.LEVELS, made, rowsIn, spec, folder);
  }
}
