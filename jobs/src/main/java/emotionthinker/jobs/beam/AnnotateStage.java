package emotionthinker.jobs.beam;

import emotionthinker.beam.Counts;
import emotionthinker.beam.GenerateCot;
import emotionthinker.beam.MeasuredUtterances;
import emotionthinker.beam.WriteTable;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.teach.CallPlan;
import emotionthinker.jobs.teach.ChatCallers;
import emotionthinker.jobs.teach.Projection;
import emotionthinker.jobs.teach.Teachers;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.audit.AuditGate;
import emotionthinker.stages.cot.calls.LlmOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;

/** Has a teacher write chains of thought. */
public final class AnnotateStage implements Stage {

  @Override
  public String name() {
    return "annotate";
  }

  @Override
  public String summary() {
    return "Have a teacher write reasoning grounded in the levels (Beam).";
  }

  @Override
  public String table() {
    return Table.CANDIDATES.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.CANDIDATES,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVELS, Table.AUDIT),
        context.config().annotate().embedded()
            ? Map.of("annotate", context.config().annotate())
            : Map.of("annotate", context.config().annotate(), "llm", context.config().llm()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder) throws Exception {
    long rowsPerPart = context.config().run().rowsPerPart();
    Pipeline pipeline = BeamRunners.pipeline(context, name());
    MeasuredUtterances utterances = BeamRunners.measured(pipeline, context);
    pipeline
        .apply(
            "GenerateCot",
            GenerateCot.of(utterances, context.config().annotate(), Teachers.of(context.config()))
                .behind(gate(context)))
        .apply("WriteTable", WriteTable.to(folder, Table.CANDIDATES, rowsPerPart));
    try (AutoCloseable projection = projection(context)) {
      BeamRunners.run(pipeline);
    }
    if (context.config().annotate().teacher().equals("openai")) {
      context.console().say(ChatCallers.spending(context.config().calls()));
    }
    checkComplete(context.config(), Counts.read(folder));
    return Counts.commit(folder, spec, rowsPerPart, context.lock());
  }

  private static AutoCloseable projection(RunContext context) throws IOException {
    if (!context.config().annotate().teacher().equals("openai")) {
      return () -> {};
    }
    CallPlan.Result plan = CallPlan.of(context.config(), context::read);
    return Projection.watch(
        context.config(), plan.sums().calls() - plan.sums().recorded(), context.console()::say);
  }

  /** A table without the answers that are still to come is not committed. */
  private static void checkComplete(RunConfig config, Counts counts) {
    long missing = counts.others().getOrDefault(GenerateCot.ANSWERS_MISSING, 0L);
    long unpaid = counts.others().getOrDefault(GenerateCot.BUDGET_EXHAUSTED, 0L);
    if (missing > 0 && config.annotate().teacher().equals("replay")) {
      throw new UserException(
          missing
              + " of "
              + counts.rowsIn()
              + " requests have no answer in the ledger "
              + config.calls().ledger().url()
              + ". What to do: use the llm and annotate settings, prompts and tables of the run"
              + " that filled it, or annotate.teacher = openai to ask for the rest");
    }
    if (missing > 0) {
      throw new UserException(
          missing
              + " requests wait for the results of a batch; its files are in "
              + config.calls().batch().dir()
              + ". What to do: submit them, then emotionthinker ledger import --batch RESULTS, then"
              + " run this again");
    }
    if (unpaid > 0 && config.llm().onBudget() == LlmOptions.OnBudget.STOP) {
      throw new UserException(
          "the budget of account "
              + config.calls().limits().account()
              + " ended before "
              + unpaid
              + " of "
              + counts.rowsIn()
              + " requests; all answers that were paid for are in the ledger. What to do: raise"
              + " calls.limits.budget_usd or budget_tokens and run this again, or set llm.on_budget ="
              + " reject");
    }
  }

  private static AuditGate gate(RunContext context) throws IOException {
    try (Stream<AuditFinding> findings = context.read(Table.AUDIT).rows()) {
      return AuditGate.of(findings);
    }
  }
}
