package emotionthinker.jobs.cli;

import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Console;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that every command over a run has. */
public final class CommonOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "HOCON file over reference.conf; without it the bundled sample corpus is used.")
  private String conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting over the file, for instance run.seed=2. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "Run folder; short for --set run.dir=DIR.")
  private String run;

  @Option(names = "--json", description = "One JSON object per stage instead of text.")
  private boolean json;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  /** The configuration. */
  public RunConfig config() {
    return config(List.of());
  }

  /** The configuration with settings that stand over those of {@code --set} and {@code --run}. */
  public RunConfig config(List<String> more) {
    List<String> all = new ArrayList<>(settings);
    if (run != null) {
      all.add("run.dir=\"" + run.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
    all.addAll(more);
    return RunConfig.of(ConfigLoader.load(conf, all));
  }

  /** Where to print. */
  public Console console() {
    Console.Mode mode = quiet ? Console.Mode.QUIET : json ? Console.Mode.JSON : Console.Mode.TEXT;
    return new Console(mode, System.out, System.err, System.console() != null);
  }
}
