package emotionthinker.jobs.beam;

import emotionthinker.beam.Counts;
import emotionthinker.beam.GenerateCot;
import emotionthinker.beam.MeasuredUtterances;
import emotionthinker.beam.WriteTable;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.Table;
import emotionthinker.stages.audit.AuditGate;
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
        Map.of("annotate", context.config().annotate()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    long rowsPerPart = context.config().run().rowsPerPart();
    Pipeline pipeline = BeamRunners.pipeline(context, name());
    MeasuredUtterances utterances = BeamRunners.measured(pipeline, context);
    pipeline
        .apply(
            "GenerateCot",
            GenerateCot.of(utterances, context.config().annotate()).behind(gate(context)))
        .apply("WriteTable", WriteTable.to(folder, Table.CANDIDATES, rowsPerPart));
    BeamRunners.run(pipeline);
    return Counts.commit(folder, spec, rowsPerPart, context.lock());
  }

  private static AuditGate gate(RunContext context) throws IOException {
    try (Stream<AuditFinding> findings = context.read(Table.AUDIT).rows()) {
      return AuditGate.of(findings);
    }
  }
}
