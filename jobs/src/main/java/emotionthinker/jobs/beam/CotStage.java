package emotionthinker.jobs.beam;

import emotionthinker.beam.Counts;
import emotionthinker.beam.MeasuredUtterances;
import emotionthinker.beam.WriteTable;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * What the stages of chains of thought have in common: a pipeline over the measured utterances that
 * fills one table, which is committed only when no paid answer is missing.
 */
abstract class CotStage implements Stage {
  private final Table<?> input;
  private final Table<?> output;

  /**
   * @param input the table whose rows it goes through
   * @param output the table that it makes
   */
  CotStage(Table<?> input, Table<?> output) {
    this.input = input;
    this.output = output;
  }

  @Override
  public String table() {
    return output.name();
  }

  /** The rows of the table, in a pipeline. */
  abstract PCollectionTuple rows(
      Pipeline pipeline, MeasuredUtterances utterances, RunContext context) throws IOException;

  /** Watches the calls of the stage while it runs. */
  abstract AutoCloseable watch(RunContext context) throws IOException;

  /**
   * Looks at what was counted before the table is committed.
   *
   * @throws UserException when answers are missing that are still to come
   */
  abstract void check(RunContext context, Counts counts);

  @Override
  public final Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws Exception {
    long rowsPerPart = context.config().run().rowsPerPart();
    Pipeline pipeline = BeamRunners.lean(context, name());
    long rowsIn = context.read(input).manifest().rows();
    rows(pipeline, BeamRunners.measured(pipeline, context), context)
        .apply(BeamRunners.WRITE, WriteTable.to(folder, output, rowsPerPart));
    try (AutoCloseable watched = watch(context)) {
      BeamRunners.run(pipeline, context, rowsIn);
    }
    check(context, Counts.read(folder));
    return Counts.commit(folder, spec, rowsPerPart, context.lock());
  }

  /**
   * Checks what a replay had no answer for.
   *
   * @param settings sections of the configuration that make the requests
   */
  static void checkReplayed(RunConfig config, long missing, long rowsIn, String settings) {
    if (missing > 0) {
      throw new UserException(
          missing
              + " of "
              + rowsIn
              + " requests have no answer in the ledger "
              + config.calls().ledger().url()
              + ". What to do: use the "
              + settings
              + ", prompts and tables of the run that filled it, or ask for the rest");
    }
  }

  /**
   * Checks what the budget ended before.
   *
   * @param otherwise what to do besides raising it
   */
  static void checkPaid(RunConfig config, long unpaid, long rowsIn, String otherwise) {
    if (unpaid > 0) {
      throw new UserException(
          "the budget of account "
              + config.calls().limits().account()
              + " ended before "
              + unpaid
              + " of "
              + rowsIn
              + " requests; all answers that were paid for are in the ledger. What to do: raise"
              + " calls.limits.budget_usd or budget_tokens and run this again"
              + otherwise);
    }
  }
}
