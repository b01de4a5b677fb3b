package emotionthinker.jobs.run;

import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.Map;

/**
 * What a stage keeps for runs to come that is no table: {@code <run>/_cache/<name>-0} or {@code
 * -1}, whichever is finished. The other is written while that one is read. A run reads the cache of
 * the run that it reuses, or else its own of before {@code --replace}; it writes one that holds
 * nothing but what it met itself, so what was erased is gone from it.
 *
 * @param <T> the record of a row
 */
public final class Cache<T extends Record> {
  private static final String FOLDER = "_cache/";

  private final RunContext context;
  private final StageSpec spec;
  private final TableFolder own;
  private final TableFolder next;
  private final TableReader<T> former;

  private Cache(
      RunContext context,
      StageSpec spec,
      TableFolder own,
      TableFolder next,
      TableReader<T> former) {
    this.context = context;
    this.spec = spec;
    this.own = own;
    this.next = next;
    this.former = former;
  }

  /**
   * Opens a cache and empties the folder that is written next.
   *
   * @param options what of the configuration determines what is kept; a cache that was made with
   *     other options or by another version is not read
   */
  public static <T extends Record> Cache<T> open(
      RunContext context, Table<T> table, String stage, Map<String, Record> options)
      throws IOException {
    StageSpec spec = context.spec(table, stage, Map.of(), options);
    TableFolder own = finished(context, context.run(), table);
    TableFolder next = folder(context, context.run(), table, own.uri().endsWith("-0") ? 1 : 0);
    next.clear();
    TableFolder source = context.reuse() == null ? own : finished(context, context.reuse(), table);
    boolean usable = source.manifest().map(m -> spec.differences(m.spec()).isEmpty()).orElse(false);
    if (context.reuse() != null && !usable) {
      context
          .console()
          .say(
              stage
                  + ": "
                  + context.reuse()
                  + " keeps nothing that this version and configuration can reuse");
    }
    return new Cache<>(context, spec, own, next, usable ? TableReader.open(source, table) : null);
  }

  private static TableFolder finished(RunContext context, String run, Table<?> table)
      throws IOException {
    TableFolder first = folder(context, run, table, 0);
    return first.manifest().isPresent() ? first : folder(context, run, table, 1);
  }

  private static TableFolder folder(RunContext context, String run, Table<?> table, int turn) {
    return TableFolder.of(context.storage(), run, FOLDER + table.name() + "-" + turn);
  }

  /** What was kept; null when there is nothing that may be used. */
  public TableReader<T> former() {
    return former;
  }

  /** The empty folder that takes what this run knows. */
  public TableFolder next() {
    return next;
  }

  /**
   * Finishes what was written with run.rows_per_part, and drops the cache of before.
   *
   * @param rejects how the writer spread its (empty) rejects over parts
   */
  public void commit(long rows, PartPlan rejects) throws IOException {
    TableCommit.commit(
        next,
        spec,
        PartPlan.of(rows, context.config().run().rowsPerPart()),
        rejects,
        Outcome.aggregate(rows, Map.of()),
        context.lock());
    own.clear();
  }
}
