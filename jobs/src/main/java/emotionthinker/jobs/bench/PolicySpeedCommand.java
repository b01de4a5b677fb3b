package emotionthinker.jobs.bench;

import emotionthinker.io.Storage;
import emotionthinker.jobs.cli.CommonOptions;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.models.policy.PolicyProbe;
import emotionthinker.models.reward.RewardTrainer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast the embedded policy learns and writes, and whether its memory stays flat. */
@Command(
    name = "policy-speed",
    mixinStandardHelpOptions = true,
    description =
        "Measure the embedded policy on one thread: training and sampling, tokens per second.",
    footer = {
      "",
      "--dump writes a batch with all that is computed of it, for .ci/checks/check_policy.py and",
      ".ci/compare/policy_speed.py, which run the same network in Python on the same numbers.",
      "",
      "Example:",
      "  emotionthinker bench policy-speed --rows 32 --length 120 --soak 1000 --dump batch"
    })
public final class PolicySpeedCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final long MIB = 1L << 20;
  private static final int QUARTERS = 4;

  @Mixin private CommonOptions common;

  @Option(names = "--rows", defaultValue = "32", description = "Texts at once (default 32).")
  private int rows;

  @Option(names = "--length", defaultValue = "120", description = "Longest text (default 120).")
  private int length;

  @Option(names = "--steps", defaultValue = "20", description = "Steps of a round (default 20).")
  private int steps;

  @Option(names = "--reps", defaultValue = "5", description = "Rounds; the best counts (5).")
  private int reps;

  @Option(
      names = "--soak",
      defaultValue = "0",
      description = "Steps over which the memory of the process is watched (default 0).")
  private int soak;

  @Option(names = "--dump", paramLabel = "FILE", description = "Write a batch with its results.")
  private String dump;

  @Override
  public Integer call() throws IOException {
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    try (PolicyProbe probe =
        new PolicyProbe(config.policy(), config.sft().optimizer(), rows, length)) {
      System.out.println(RewardTrainer.engine() + ", " + probe.size() + " parameters, 1 thread");
      if (dump != null) {
        try (OutputStream out = storage.create(storage.resolve(dump))) {
          out.write(probe.dump());
        }
      }
      double training = Double.POSITIVE_INFINITY;
      double writing = 0;
      for (int i = 0; i < reps; i++) {
        long from = System.nanoTime();
        probe.train(steps);
        training = Math.min(training, (System.nanoTime() - from) / NANOS / steps);
        from = System.nanoTime();
        long written = probe.write(rows * 3 / 4, length);
        writing = Math.max(writing, written / ((System.nanoTime() - from) / NANOS));
      }
      if (reps > 0) {
        show("training", probe.tokens() / training);
        show("sampling", writing);
      }
      watch(storage, probe);
    }
    return 0;
  }

  /** Resident memory after a warm-up, and after each quarter of the steps. */
  private void watch(Storage storage, PolicyProbe probe) throws IOException {
    if (soak > 0) {
      probe.train(Math.max(1, soak / 10));
      System.out.printf(Locale.ROOT, "memory over %d steps: %d", soak, resident(storage) / MIB);
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        probe.train((quarter + 1) * soak / QUARTERS - quarter * soak / QUARTERS);
        System.out.printf(Locale.ROOT, ", %d", resident(storage) / MIB);
      }
      System.out.println(" MiB");
    }
  }

  private static long resident(Storage storage) throws IOException {
    byte[] status = storage.readAllBytes("file:///proc/self/status", MIB);
    String text = new String(status, java.nio.charset.StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static void show(String what, double perSecond) {
    System.out.printf(Locale.ROOT, "%-10s %8.0f tokens/s%n", what, perSecond);
  }
}
