package emotionthinker.jobs.cli;

import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.jobs.train.TrainerBackend;
import emotionthinker.jobs.train.TrainerBackends;
import emotionthinker.schemas.TrainingStage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A training stage, {@code sft} or {@code grpo}, by any trainer. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  emotionthinker grpo --trainer trl --conf my.conf --dry-run",
      "  emotionthinker sft --trainer ms-swift --conf my.conf -- --master spark://host:7077"
    })
final class TrainCommand implements Callable<Integer> {
  private final TrainingStage stage;

  @Mixin private CommonOptions common;

  @Option(
      names = "--trainer",
      paramLabel = "NAME",
      defaultValue = TrainerBackends.EMBEDDED,
      description = "Who trains: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      completionCandidates = Trainers.class)
  private String trainer;

  @Option(
      names = "--replace",
      description = "Train again although the log was made from other inputs or settings.")
  private boolean replace;

  @Option(
      names = "--dry-run",
      description = "Print what would be started and where; nothing is started or written.")
  private boolean dryRun;

  TrainCommand(TrainingStage stage) {
    this.stage = stage;
  }

  @Override
  public Integer call() throws Exception {
    TrainerBackend backend = TrainerBackends.of(trainer);
    RunConfig config = common.config();
    try (Console console = common.console()) {
      if (dryRun) {
        List<String> plan = backend.plan(config, stage, trainer);
        console.object(Map.of("plan", plan));
        plan.forEach(console::say);
        return 0;
      }
      try (RunContext context = RunContext.open(config, console, replace, null)) {
        console.result(new StageRunner(context).run(backend.stage(config, stage, trainer)));
      }
    }
    return 0;
  }

  /** Names for the help text. */
  static final class Trainers implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return TrainerBackends.names().iterator();
    }
  }
}
