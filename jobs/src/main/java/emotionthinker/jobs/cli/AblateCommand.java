package emotionthinker.jobs.cli;

import emotionthinker.jobs.experiment.Experiment;
import emotionthinker.jobs.experiment.ExperimentResults;
import emotionthinker.jobs.run.Console;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the arms of an experiment in every fold with every seed. */
@Command(
    name = "ablate",
    mixinStandardHelpOptions = true,
    description = "Run arms, folds and seeds of section experiment; one table with intervals.",
    footer = {
      "",
      "Works on a finished run (run.dir): utterances, prosody and audit. What is done is skipped, so",
      "the same command goes on where it was killed. Writes results.json and TABLE.md into",
      "<run>/experiments/<name>.",
      "",
      "Examples:",
      "  emotionthinker ablate --conf conf/experiments/ablation.conf",
      "  emotionthinker ablate --conf conf/experiments/ablation.conf --arm sft --arm grpo_ptr",
      "  emotionthinker bench cv --conf conf/local.conf"
    })
public class AblateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--arm",
      paramLabel = "NAME",
      description = "Run this arm only; may be repeated. Those that are done stay in the table.")
  private List<String> arms = new ArrayList<>();

  @Option(names = "--table-only", description = "Run nothing; print what is done.")
  private boolean tableOnly;

  @Override
  public Integer call() throws Exception {
    try (Console console = common.console()) {
      Experiment experiment = new Experiment(common::config);
      ExperimentResults results =
          tableOnly ? experiment.results() : experiment.run(new LinkedHashSet<>(arms), console);
      results.write();
      console.object(results.toMap());
      results.table().forEach(console::say);
    }
    return 0;
  }
}
