package emotionthinker.jobs.beam;

import emotionthinker.beam.Counts;
import emotionthinker.beam.FilterCot;
import emotionthinker.beam.MeasuredUtterances;
import emotionthinker.beam.WriteTable;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;

/** Verifies candidates and keeps the good ones. */
public final class FilterStage implements Stage {

  @Override
  public String name() {
    return "filter";
  }

  @Override
  public String summary() {
    return "Check every claim against the measurements and keep what holds (Beam).";
  }

  @Override
  public String table() {
    return Table.COT.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.COT,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVELS, Table.CANDIDATES),
        Map.of("filter", context.config().filter()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    long rowsPerPart = context.config().run().rowsPerPart();
    Pipeline pipeline = BeamRunners.lean(context, name());
    MeasuredUtterances utterances = BeamRunners.measured(pipeline, context);
    BeamRunners.read(pipeline, context, Table.CANDIDATES)
        .apply("FilterCot", FilterCot.against(utterances, context.config().filter()))
        .apply("WriteTable", WriteTable.to(folder, Table.COT, rowsPerPart));
    BeamRunners.run(pipeline);
    return Counts.commit(folder, spec, rowsPerPart, context.lock());
  }
}
