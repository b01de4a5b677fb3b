package emotionthinker.jobs.cli;

import emotionthinker.jobs.bench.BenchCommand;
import emotionthinker.jobs.report.ReportCommand;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.run.Stages;
import emotionthinker.schemas.TrainingStage;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: one subcommand per stage, {@code run} for all, and tools to look inside. */
@Command(
    name = "emotionthinker",
    mixinStandardHelpOptions = true,
    versionProvider = EmotionThinkerCommand.Version.class,
    description = "Speech-emotion reasoning data and training as batch jobs on Spark and Beam.",
    footer = {
      "",
      "Examples:",
      "  emotionthinker run                              all stages on the bundled sample corpus",
      "  emotionthinker run --conf conf/local.conf       all stages on your corpora",
      "  emotionthinker prosody --set prosody.pitch=praat-filtered-ac --run runs/filtered",
      "  emotionthinker measure a.wav --frames frames     one file, without a run",
      "  emotionthinker verify rows.jsonl                 claims of texts against their cues",
      "  emotionthinker advantages groups.jsonl --explain  rewards and advantages of a trainer's"
          + " log",
      "  emotionthinker explain sample/audio/f1_angry_01 --run runs/sample",
      "",
      "Exit codes: 0 done, 1 wrong usage, 2 a problem you can fix, 3 a bug, 4 run folder in use."
    },
    subcommands = {
      MeasureCommand.class,
      VerifyCommand.class,
      AdvantagesCommand.class,
      RewardTrainCommand.class,
      RewardServerCommand.class,
      CorporaCommand.class,
      InspectCommand.class,
      SchemaCommand.class,
      ReportCommand.class,
      ExplainCommand.class,
      FunnelCommand.class,
      LedgerCommand.class,
      BenchCommand.class,
      GenerateCompletion.class
    })
public final class EmotionThinkerCommand implements Runnable {
  /** Commands without stages: leaving those out keeps engines unloaded and the start short. */
  private static final Set<String> WITHOUT_STAGES =
      Set.of("measure", "verify", "advantages", "schema", "reward-server", "ledger", "bench");

  @Spec private CommandSpec spec;

  /** The command line of the program, at least with the command that the arguments name. */
  public static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new EmotionThinkerCommand());
    if (arguments.length == 0 || !WITHOUT_STAGES.contains(arguments[0])) {
      addStages(line);
    }
    return line;
  }

  private static void addStages(CommandLine line) {
    for (TrainingStage stage : TrainingStage.values()) {
      CommandLine train = new CommandLine(new TrainCommand(stage));
      train
          .getCommandSpec()
          .usageMessage()
          .description(
              stage == TrainingStage.SFT
                  ? "Supervised fine-tuning of the policy, here or by a trainer of your choice."
                  : "GRPO with the progressive, trust-weighted reasoning reward (GRPO-PTR).");
      line.addSubcommand(stage.wire(), train);
    }
    CommandLine levels = new CommandLine(new LevelsCommand());
    for (Stage stage : Stages.ALL) {
      if (line.getSubcommands().containsKey(stage.name())) {
        continue; // has a command of its own: reward-train, sft, grpo
      }
      boolean ofLevels = stage.name().startsWith("levels-");
      CommandLine parent = ofLevels ? levels : line;
      parent.addSubcommand(
          ofLevels ? stage.name().substring("levels-".length()) : stage.name(), command(stage));
    }
    line.addSubcommand("levels", levels);
    line.addSubcommand(new EvaluateCommand());
    line.addSubcommand(new ExportCommand());
    line.addSubcommand(new AblateCommand());
    CommandLine run = new CommandLine(new PackingCommand(Stages.ALL, true));
    run.getCommandSpec()
        .usageMessage()
        .description("All stages in order; what is already made is skipped.")
        .footer(
            "",
            "Examples:",
            "  emotionthinker run                                       the bundled sample corpus",
            "  emotionthinker run --conf my.conf                        your corpora",
            "  emotionthinker run --conf my.conf --reuse runs/before    a corpus that grew",
            "  emotionthinker run --conf my.conf -- --master spark://host:7077   on a cluster");
    line.addSubcommand("run", run);
  }

  private static CommandLine command(Stage stage) {
    List<Stage> one = List.of(stage);
    CommandLine command =
        new CommandLine(
            switch (stage.name()) {
              case "ingest" -> new PackingCommand(one, false);
              case "annotate" -> new AnnotateCommand(one);
              default -> new StageCommand(one, false);
            });
    command
        .getCommandSpec()
        .usageMessage()
        .description(stage.summary())
        .footer(examples(stage.name().replaceFirst("^levels-", "levels ")));
    return command;
  }

  private static String[] examples(String command) {
    return new String[] {
      "",
      "Examples:",
      "  emotionthinker " + command + " --run runs/sample",
      "  emotionthinker " + command + " --conf my.conf --replace",
      "",
      "Settings, with unit, range and source: conf/reference. Exit codes: 0 done, 1 wrong usage,",
      "2 a problem you can fix, 3 a bug, 4 run folder in use."
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command, for instance: run");
  }

  /** The two stages of levels. */
  @Command(
      name = "levels",
      mixinStandardHelpOptions = true,
      description = "Thresholds (fit) and levels (apply).",
      footer = {
        "",
        "Examples:",
        "  emotionthinker levels fit --run runs/sample",
        "  emotionthinker levels apply --run runs/sample"
      })
  static final class LevelsCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "Name one of: fit, apply");
    }
  }

  /** The version that the build wrote. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"emotionthinker " + CodeVersion.get()};
    }
  }
}
