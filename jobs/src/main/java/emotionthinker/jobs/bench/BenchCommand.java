package emotionthinker.jobs.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measurements that the READMEs quote, and what they need. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure, and make the corpora that measuring needs.",
    footer = {"", "Example:", "  emotionthinker bench prosody --corpus /data/speech --seconds 300"},
    subcommands = {
      ProsodyBenchCommand.class,
      VerifierBenchCommand.class,
      AnnotateBenchCommand.class,
      CallsBenchCommand.class,
      SparkProsodyBenchCommand.class,
      RewardBenchCommand.class,
      PolicySpeedCommand.class,
      RewardSpeedCommand.class,
      RewardServerBenchCommand.class,
      ReplicasCommand.class,
      CvBenchCommand.class
    })
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name one of: prosody, spark-prosody, verifier, annotate, calls, reward, reward-speed,"
            + " reward-server, replicas, cv");
  }
}
