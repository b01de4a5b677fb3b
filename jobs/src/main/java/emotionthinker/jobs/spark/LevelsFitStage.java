package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.Table;
import emotionthinker.stages.levels.LevelFit;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Takes the thresholds of levels from train speakers: one mergeable fit over the joined tables. */
public final class LevelsFitStage implements Stage {

  @Override
  public String name() {
    return "levels-fit";
  }

  @Override
  public String summary() {
    return "Take the thresholds of pitch, energy and speed levels, per group, from train speakers"
        + " (Spark).";
  }

  @Override
  public String table() {
    return Table.LEVEL_EDGES.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.LEVEL_EDGES,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY),
        Map.of("levels", context.config().levels()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    LevelFit fit =
        new SparkTables(context)
            .measured()
            .treeAggregate(
                new LevelFit(context.config().levels()),
                (sum, one) -> {
                  sum.accept(one.utterance(), one.prosody());
                  return sum;
                },
                LevelFit::combine);
    List<LevelEdge> edges = fit.edges();
    PartPlan plan = PartPlan.of(edges.size(), Integer.MAX_VALUE);
    new TableWriter<>(folder, Table.LEVEL_EDGES, plan).writePart(0, edges.iterator());
    long rowsIn = context.read(Table.PROSODY).manifest().rows();
    return TableCommit.commit(
        folder, spec, plan, null, Outcome.aggregate(rowsIn, fit.counts()), context.lock());
  }
}
