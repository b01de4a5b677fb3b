package emotionthinker.jobs.beam;

import emotionthinker.beam.Counts;
import emotionthinker.beam.GenerateCot;
import emotionthinker.beam.MeasuredUtterances;
import emotionthinker.io.table.StageSpec;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.RunContext;
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
import org.apache.beam.sdk.values.PCollectionTuple;

/** Has a teacher write chains of thought. */
public final class AnnotateStage extends CotStage {

  /** The stage. */
  public AnnotateStage() {
    super(Table.UTTERANCES, Table.CANDIDATES);
  }

  @Override
  public String name() {
    return "annotate";
  }

  @Override
  public String summary() {
    return "Have a teacher write reasoning grounded in the levels (Beam).";
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
  PCollectionTuple rows(Pipeline pipeline, MeasuredUtterances utterances, RunContext context)
      throws IOException {
    return pipeline.apply(
        "GenerateCot",
        GenerateCot.of(utterances, context.config().annotate(), Teachers.of(context.config()))
            .behind(gate(context)));
  }

  @Override
  AutoCloseable watch(RunContext context) throws IOException {
    if (!context.config().annotate().teacher().equals("openai")) {
      return () -> {};
    }
    CallPlan.Result plan = CallPlan.of(context.config(), context::read);
    return Projection.watch(
        context.config(),
        plan.sums().calls() - plan.sums().recorded(),
        context.console()::say,
        context.progress()::spent);
  }

  @Override
  void check(RunContext context, Counts counts) {
    RunConfig config = context.config();
    String teacher = config.annotate().teacher();
    if (teacher.equals("openai")) {
      context.console().say(ChatCallers.spending(config.calls()));
    }
    long missing = counts.others().getOrDefault(GenerateCot.ANSWERS_MISSING, 0L);
    if (teacher.equals("replay")) {
      checkReplayed(config, missing, counts.rowsIn(), "llm and annotate settings");
    } else if (missing > 0) {
      throw new UserException(
          missing
              + " requests wait for the results of a batch; its files are in "
              + config.calls().batch().dir()
              + ". What to do: submit them, then emotionthinker ledger import --batch RESULTS, then"
              + " run this again");
    }
    if (config.llm().onBudget() == LlmOptions.OnBudget.STOP) {
      long unpaid = counts.others().getOrDefault(GenerateCot.BUDGET_EXHAUSTED, 0L);
      checkPaid(config, unpaid, counts.rowsIn(), ", or set llm.on_budget = reject");
    }
  }

  private static AuditGate gate(RunContext context) throws IOException {
    try (Stream<AuditFinding> findings = context.read(Table.AUDIT).rows()) {
      return AuditGate.of(findings);
    }
  }
}
