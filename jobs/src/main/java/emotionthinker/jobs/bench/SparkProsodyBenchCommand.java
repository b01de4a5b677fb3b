package emotionthinker.jobs.bench;

import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.cli.CommonOptions;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.measure.AlignmentFiles;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.spark.ProsodyStage;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.prosody.ClipMeasurer;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.prosody.align.AlignmentException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What Spark costs: the prosody stage, from the utterances table to its committed table, beside
 * plain threads that decode and measure the same utterances and keep nothing. Both take turns, so
 * that a busy machine disturbs both.
 */
@Command(
    name = "spark-prosody",
    mixinStandardHelpOptions = true,
    description = "Compare the prosody stage on Spark with plain loops over the same audio.",
    footer = {
      "",
      "The run must be ingested. spark.master says how many cores Spark takes: give --threads the same.",
      "The first round warms up and does not count. Efficiency is the median of loop time / stage time.",
      "",
      "Example:",
      "  emotionthinker bench spark-prosody --conf replicas.conf --set 'spark.master=\"local[2]\"'"
    })
public final class SparkProsodyBenchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--threads", defaultValue = "2", description = "Plain loops (default 2).")
  private int threads;

  @Option(names = "--rounds", defaultValue = "4", description = "Rounds (default 4).")
  private int rounds;

  @Option(names = "--figures", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private String figures;

  /** Seconds of one round. */
  private record Round(double loopsS, double stageS) {
    double efficiency() {
      return loopsS / stageS;
    }
  }

  @Override
  public Integer call() throws Exception {
    try (Console console = common.console();
        RunContext context = RunContext.open(common.config(), console, true, null)) {
      List<Utterance> utterances;
      try (Stream<Utterance> rows = context.read(Table.UTTERANCES).rows()) {
        utterances = rows.toList();
      }
      double audioS = utterances.stream().mapToDouble(Utterance::durationS).sum();
      System.out.printf(
          Locale.ROOT,
          "%d utterances, %.2f h; %s and %d loops%n",
          utterances.size(),
          audioS / 3600,
          context.config().spark().master(),
          threads);
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        Round round = new Round(loops(context, utterances), stage(context));
        System.out.printf(
            Locale.ROOT,
            "round %d: loops %.1f s (%.0f x real time), stage %.1f s (%.0f x), efficiency %.3f%n",
            i,
            round.loopsS,
            audioS / round.loopsS,
            round.stageS,
            audioS / round.stageS,
            round.efficiency());
        if (i > 0 || rounds == 1) {
          measured.add(round);
        }
      }
      double[] sorted = measured.stream().mapToDouble(Round::efficiency).sorted().toArray();
      double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
      System.out.printf(Locale.ROOT, "efficiency %.3f%n", median);
      write(context, audioS, measured, median);
    }
    return 0;
  }

  private double loops(RunContext context, List<Utterance> utterances)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      List<Future<Integer>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t;
        running.add(pool.submit(() -> loop(context, utterances, first)));
      }
      for (Future<Integer> one : running) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      pool.shutdownNow();
    }
  }

  private int loop(RunContext context, List<Utterance> utterances, int first)
      throws IOException, AudioDecodeException, AlignmentException {
    ProsodyOptions options = context.config().prosody();
    ClipMeasurer measurer = new ClipMeasurer(options, null);
    AlignmentFiles alignments = new AlignmentFiles(context.storage(), options.alignments());
    UtteranceAudio audio = new UtteranceAudio(context.storage(), context.config().audioLimits());
    int voiced = 0;
    for (int i = first; i < utterances.size(); i += threads) {
      Utterance one = utterances.get(i);
      DecodedAudio decoded = audio.samples(one);
      voiced +=
          measurer
                      .measure(one, decoded.mono(), decoded.sampleRateHz(), alignments.words(one))
                      .f0MedianHz()
                  == null
              ? 0
              : 1;
    }
    return voiced;
  }

  private static double stage(RunContext context) throws IOException {
    ProsodyStage stage = new ProsodyStage();
    StageSpec spec = stage.spec(context);
    String scratch = context.storage().child(context.run(), "_bench");
    TableFolder folder = TableFolder.of(context.storage(), scratch, stage.table());
    context.spark();
    long start = System.nanoTime();
    stage.execute(context, spec, folder);
    return (System.nanoTime() - start) / 1e9;
  }

  private void write(RunContext context, double audioS, List<Round> measured, double median)
      throws IOException {
    if (figures == null) {
      return;
    }
    Map<String, Object> all = new TreeMap<>();
    all.put("command", "emotionthinker bench spark-prosody --threads " + threads);
    all.put("code_version", CodeVersion.get());
    all.put("spark_master", context.config().spark().master());
    all.put("audio_h", Math.round(audioS / 36) / 100.0);
    all.put("rounds", measured.stream().map(ConfigRecords::toMap).toList());
    all.put("efficiency", median);
    try (Writer out =
        new OutputStreamWriter(
            context.storage().create(context.storage().resolve(figures)), StandardCharsets.UTF_8)) {
      out.write(ConfigRecords.toJson(all) + "\n");
    }
  }
}
