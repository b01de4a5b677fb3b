package emotionthinker.jobs.report;

import emotionthinker.io.Storage;
import emotionthinker.jobs.cli.CommonOptions;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a run as one HTML file. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write a run as one HTML file that needs no network.",
    footer = {
      "",
      "Examples:",
      "  emotionthinker report --run runs/sample                        runs/sample/report.html",
      "  emotionthinker report --run runs/b --compare runs/a --out b-against-a.html",
      "",
      "Audio and words are embedded only where the corpus may be given away (redistribute,",
      "redistribute_transcript)."
    })
public final class ReportCommand implements Callable<Integer> {
  private static final int MAX_CLIPS = 200;

  @Mixin private CommonOptions common;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write (default: report.html in the run folder).")
  private String out;

  @Option(
      names = "--compare",
      paramLabel = "RUN",
      description = "Another run, to show the differences to.")
  private String compare;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "What 'bench reward --out FILE' wrote: how far the reward model can be trusted.")
  private String calibration;

  @Option(
      names = "--clips",
      defaultValue = "24",
      description = "Clips to look into, 0 to 200 (default 24); one second of audio adds 43 kB.")
  private int clips;

  @Override
  public Integer call() throws IOException {
    if (clips < 0 || clips > MAX_CLIPS) {
      throw UserException.badValue("--clips", clips, "0 to " + MAX_CLIPS, "name a number there");
    }
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    RunTables run = RunTables.existing(storage, config.run().dir());
    RunTables other = compare == null ? null : RunTables.existing(storage, compare);
    RunReport report =
        new RunReport(
            List.of(
                new OverviewSection(),
                new FunnelSection(),
                new MeasurementSection(),
                new LevelSection(),
                new CallSection(),
                new ScoreSection(),
                new CalibrationSection(calibration),
                new TrainingSection(),
                new EvaluationSection(),
                new ClipSection(clips, config.audioLimits(), config.prosody())));
    String page = ReportPage.of(report.read(run, other));
    String file = storage.resolve(out == null ? storage.child(run.run(), "report.html") : out);
    try (OutputStream to = storage.create(file)) {
      to.write(page.getBytes(StandardCharsets.UTF_8));
    }
    common.console().say("report      " + file);
    common.console().object(Map.of("report", file));
    return 0;
  }
}
