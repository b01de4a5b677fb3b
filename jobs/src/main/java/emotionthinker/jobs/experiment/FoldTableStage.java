package emotionthinker.jobs.experiment;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A table of another run as a fold has it. */
final class FoldTableStage<T extends Record> implements Stage {
  private final String source;
  private final Table<T> table;
  private final Record fold;
  private final UnaryOperator<T> row;

  /**
   * @param source run that the rows come from
   * @param fold what of the fold determines this table
   * @param row the row in this fold; null for none
   */
  FoldTableStage(String source, Table<T> table, Record fold, UnaryOperator<T> row) {
    this.source = source;
    this.table = table;
    this.fold = fold;
    this.row = row;
  }

  @Override
  public String name() {
    return "fold-" + table.name();
  }

  @Override
  public String summary() {
    return "Table " + table + " of a fold.";
  }

  @Override
  public String table() {
    return table.name();
  }

  private TableReader<T> rows(RunContext context) throws IOException {
    return TableReader.open(context.storage(), source, table);
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        table,
        name(),
        Map.of(table.name(), rows(context).manifest().fingerprint()),
        Map.of("fold", fold));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    List<T> kept;
    try (Stream<T> all = rows(context).rows()) {
      kept = all.map(row).filter(Objects::nonNull).toList();
    }
    PartPlan plan = PartPlan.of(kept.size(), context.config().run().rowsPerPart());
    new TableWriter<>(folder, table, plan).writeAll(kept);
    long rowsIn = rows(context).manifest().rows();
    return TableCommit.commit(
        folder, spec, plan, null, Outcome.aggregate(rowsIn, Map.of()), context.lock());
  }
}
