package emotionthinker.jobs.cli;

import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.run.StageRunner;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a fixed list of stages: one for a stage's own command, all for {@code run}. */
@Command(mixinStandardHelpOptions = true)
class StageCommand implements Callable<Integer> {
  private final List<Stage> stages;
  private final boolean summary;

  @Mixin private CommonOptions common;

  @Option(
      names = "--replace",
      description = "Make a table again although it was made from other inputs or settings.")
  private boolean replace;

  @Option(
      names = "--reuse",
      paramLabel = "RUN",
      description = "Copy rows that a former run has already measured with the same settings.")
  private String reuse;

  StageCommand(List<Stage> stages, boolean summary) {
    this.stages = stages;
    this.summary = summary;
  }

  CommonOptions common() {
    return common;
  }

  boolean replace() {
    return replace;
  }

  /** Settings that the options of a command stand for. */
  List<String> settings() {
    return List.of();
  }

  @Override
  public Integer call() throws Exception {
    try (Console console = common.console();
        RunContext context = RunContext.open(common.config(settings()), console, replace, reuse)) {
      StageRunner runner = new StageRunner(context);
      for (Stage stage : stages) {
        if (stages.size() > 1 && !stage.wanted(context.config())) {
          continue;
        }
        console.result(runner.run(stage));
      }
      if (summary) {
        RunSummary.print(context);
      }
    }
    return 0;
  }
}
