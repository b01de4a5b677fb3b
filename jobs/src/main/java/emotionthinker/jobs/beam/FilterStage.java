package emotionthinker.jobs.beam;

import emotionthinker.beam.Counts;
import emotionthinker.beam.FilterCot;
import emotionthinker.beam.MeasuredUtterances;
import emotionthinker.io.table.StageSpec;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.teach.ChatCallers;
import emotionthinker.jobs.teach.LabelReaders;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.stages.cot.filter.RecoverabilityOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Verifies candidates and keeps the good ones. */
public final class FilterStage extends CotStage {

  /** The stage. */
  public FilterStage() {
    super(Table.CANDIDATES, Table.COT);
  }

  @Override
  public String name() {
    return "filter";
  }

  @Override
  public String summary() {
    return "Check every claim against the measurements and keep what holds (Beam).";
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    RunConfig config = context.config();
    return context.spec(
        Table.COT,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVELS, Table.CANDIDATES),
        config.filter().recoverability().called()
            ? Map.of("filter", config.filter(), "label_reader", config.labelReader())
            : Map.of("filter", config.filter()));
  }

  @Override
  PCollectionTuple rows(Pipeline pipeline, MeasuredUtterances utterances, RunContext context)
      throws IOException {
    return BeamRunners.read(pipeline, context, Table.CANDIDATES)
        .apply(
            "FilterCot",
            FilterCot.against(utterances, context.config().filter())
                .readBy(LabelReaders.of(context.config())));
  }

  @Override
  AutoCloseable watch(RunContext context) {
    return () -> {};
  }

  @Override
  void check(RunContext context, Counts counts) {
    RunConfig config = context.config();
    if (config.filter().recoverability().reader() == RecoverabilityOptions.Reader.LLM) {
      context.console().say(ChatCallers.spending(config.calls()));
    }
    checkReplayed(
        config,
        unheard(counts, RejectReason.ANSWER_MISSING),
        counts.rowsIn(),
        "filter and label_reader settings");
    checkPaid(config, unheard(counts, RejectReason.BUDGET_EXHAUSTED), counts.rowsIn(), "");
  }

  private static long unheard(Counts counts, RejectReason reason) {
    return counts.others().getOrDefault(FilterCot.unheard(reason), 0L);
  }
}
