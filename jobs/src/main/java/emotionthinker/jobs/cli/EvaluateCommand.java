package emotionthinker.jobs.cli;

import emotionthinker.jobs.config.EvaluateOptions;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.evaluate.EvaluationReport;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.jobs.spark.EvaluateStage;
import emotionthinker.jobs.spark.PredictStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has a system answer, checks the answers and adds them up. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Evaluate a policy, a baseline or anybody's predictions on a split (Spark).",
    subcommands = EvaluateCompareCommand.class,
    footer = {
      "",
      "Writes tables predictions and eval and report.json into <run>/evaluations/<name>.",
      "",
      "Examples:",
      "  emotionthinker evaluate --run runs/local --system logistic_regression",
      "  emotionthinker evaluate --run runs/local --predictions qwen.jsonl --label-set ravdess8",
      "  emotionthinker evaluate --run runs/local --system http --set llm.model=qwen2.5-omni",
      "  emotionthinker evaluate compare runs/local/evaluations/sft runs/local/evaluations/grpo"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Folder of the evaluation; default: the system.")
  private String name;

  @Option(
      names = "--system",
      paramLabel = "SYSTEM",
      description = "policy, http, predictions, logistic_regression or svm_rbf.")
  private String system;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description =
          "Evaluate this file: JSON lines or Parquet with utterance_id, sample_index and text.")
  private String predictions;

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "Evaluate the policy of this checkpoint.")
  private String policy;

  @Option(
      names = "--label-set",
      paramLabel = "NAME",
      description = "Options of the question: nine, iemocap4, meld7, ravdess8 or savee7.")
  private String labelSet;

  @Option(names = "--split", paramLabel = "SPLIT", description = "train, validation or test.")
  private String split;

  @Option(
      names = "--replace",
      description = "Evaluate again although the tables were made from other inputs or settings.")
  private boolean replace;

  @Override
  public Integer call() throws Exception {
    RunConfig config = common.config(settings());
    EvaluateOptions options = config.evaluate();
    try (Console console = common.console();
        RunContext context = RunContext.open(config, console, replace, null)) {
      StageRunner runner = new StageRunner(context);
      console.result(runner.run(new PredictStage(options)));
      console.result(runner.run(new EvaluateStage(options)));
      EvaluationReport report =
          EvaluationReport.read(
              context.storage(), context.storage().child(context.run(), options.folder()));
      report.write(context.storage());
      report.lines().forEach(console::say);
      console.object(report.toMap());
    }
    return 0;
  }

  private List<String> settings() {
    List<String> out = new ArrayList<>();
    String who =
        predictions != null
            ? EvaluateOptions.PREDICTIONS
            : policy != null ? EvaluateOptions.POLICY : system;
    add(out, "system", who);
    add(out, "name", name != null ? name : who);
    add(out, "predictions", predictions);
    add(out, "policy", policy);
    add(out, "metrics.label_set", labelSet);
    add(out, "split", split);
    return out;
  }

  private static void add(List<String> settings, String key, String value) {
    if (value != null) {
      String text = value.replace("\\", "\\\\").replace("\"", "\\\"");
      settings.add("evaluate." + key + "=\"" + text + "\"");
    }
  }
}
