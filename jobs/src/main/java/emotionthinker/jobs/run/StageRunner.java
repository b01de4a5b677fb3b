package emotionthinker.jobs.run;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageDecision;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.ConfigRecords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a stage unless its table already matches inputs and configuration. How long it took goes to
 * {@code <run>/_timings/<stage>.json}, outside of every table, as tables hold no clock.
 */
public final class StageRunner {
  /** Folder of a run in which clocks may be read. */
  public static final String TIMINGS = "_timings";

  private static final String REUSED = "reused";
  private static final int MAX_OPTIONS = 300;

  private final RunContext context;

  /** A runner in one run folder. */
  public StageRunner(RunContext context) {
    this.context = context;
  }

  /**
   * Runs or skips.
   *
   * @throws emotionthinker.schemas.UserException when the table was made otherwise and may not be
   *     replaced, or an input is missing
   */
  public StageResult run(Stage stage) throws Exception {
    StageSpec spec = stage.spec(context);
    TableFolder folder = context.folder(stage.table());
    StageDecision decision = StageDecision.decide(folder, spec, context.replace());
    if (!decision.mustRun()) {
      return result(stage, decision.manifest(), true, Map.of(), 0);
    }
    long start = System.nanoTime();
    context.progress().clear();
    context.describe(description(spec));
    context.notes().clear();
    Manifest manifest;
    try (AutoCloseable line = context.console().running(stage.name(), context.progress())) {
      manifest = stage.execute(context, spec, folder);
    }
    if (context.reuse() != null) {
      context.notes().putIfAbsent(REUSED, manifest.reusedRows());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    StageResult result = result(stage, manifest, false, context.notes(), seconds);
    writeTiming(result);
    return result;
  }

  /** The stage and its options, as short as a cell of Spark's tables asks for. */
  private static String description(StageSpec spec) {
    String options = spec.config();
    return spec.stage()
        + " "
        + (options.length() <= MAX_OPTIONS ? options : options.substring(0, MAX_OPTIONS) + "…");
  }

  private static StageResult result(
      Stage stage, Manifest m, boolean skipped, Map<String, Long> notes, double seconds) {
    return new StageResult(
        stage.name(), skipped, m.rowsIn(), m.rows(), m.rejects(), m.counts(), notes, seconds);
  }

  private void writeTiming(StageResult result) throws IOException {
    Map<String, Object> timing = new TreeMap<>();
    timing.put("stage", result.stage());
    timing.put("rows_in", result.rowsIn());
    timing.put("rows_out", result.rowsOut());
    timing.put("audio_h", result.audioHours());
    timing.put("seconds", result.seconds());
    timing.putAll(result.notes());
    String file = context.storage().child(context.run(), TIMINGS + "/" + result.stage() + ".json");
    try (OutputStream out = context.storage().create(file)) {
      out.write((ConfigRecords.toJson(timing) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
