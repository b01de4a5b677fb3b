package emotionthinker.jobs.bench;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.cli.CommonOptions;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.train.NetworkFolder;
import emotionthinker.models.reward.PreparedTexts;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.models.reward.RewardTrainer;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.tuples.CueColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many texts a second the embedded reward model reads and judges. */
@Command(
    name = "reward-speed",
    mixinStandardHelpOptions = true,
    description = "Measure the embedded reward model: reading, and the network, texts per second.",
    footer = {
      "",
      "--dump writes the arrays of the batches as they come, with the logits, for",
      ".ci/compare/reward_speed.py, which runs the same network in Python on the same arrays.",
      "",
      "Example:",
      "  emotionthinker bench reward-speed --run RUN --model MODEL --dump batches"
    })
public final class RewardSpeedCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;

  @Mixin private CommonOptions common;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "Trained model.")
  private String model;

  @Option(names = "--texts", defaultValue = "4000", description = "Texts (default 4000).")
  private int texts;

  @Option(names = "--batch", defaultValue = "64", description = "Texts at once (default 64).")
  private int batch;

  @Option(names = "--reps", defaultValue = "5", description = "Passes; the best counts (5).")
  private int reps;

  @Option(names = "--dump", paramLabel = "FILE", description = "Write arrays and logits.")
  private String dump;

  @Override
  public Integer call() throws IOException {
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    List<RewardInput> inputs;
    try (Stream<RewardTuple> rows =
        TableReader.open(storage, config.run().dir(), Table.REWARD_TUPLES).rows()) {
      inputs =
          rows.limit(texts)
              .map(r -> new RewardInput(r.tupleId(), CueColumns.sheet(r.cues()), r.reasoning()))
              .toList();
    }
    RewardModelFiles files = NetworkFolder.rewardModel(storage, model).read();
    long from = System.nanoTime();
    try (PreparedTexts prepared = new PreparedTexts(files, inputs)) {
      System.out.println(RewardTrainer.engine());
      show("read, 1 thread", prepared.size(), (System.nanoTime() - from) / NANOS);
      for (boolean bucketed : new boolean[] {false, true}) {
        String batches = bucketed ? "batches by length" : "batches as they come";
        show(
            "arrays and network, " + batches,
            prepared.size(),
            best(() -> prepared.score(batch, bucketed)));
        try (PreparedTexts.Arrays arrays = prepared.arrays(batch, bucketed)) {
          show("network alone, " + batches, prepared.size(), best(arrays::score));
        }
      }
      if (dump != null) {
        try (OutputStream out = storage.create(storage.resolve(dump))) {
          out.write(prepared.dump(batch, false));
        }
      }
    }
    return 0;
  }

  private double best(DoubleSupplier work) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < reps; i++) {
      long from = System.nanoTime();
      double unused = work.getAsDouble();
      best = Math.min(best, (System.nanoTime() - from) / NANOS);
    }
    return best;
  }

  private static void show(String what, int texts, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%-40s %6d texts %8.2f s %8.0f texts/s%n",
        what,
        texts,
        seconds,
        texts / seconds);
  }
}
