package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.eval.PairedComparison;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Holds two evaluations of the same questions against each other, without Spark. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Paired comparison of two evaluations: intervals over speakers, two tests.",
    footer = {
      "",
      "Example:",
      "  emotionthinker evaluate compare RUN/evaluations/a RUN/evaluations/b"
    })
final class EvaluateCompareCommand implements Callable<Integer> {
  private static final String ROW = "%-32s %9s %9s %9s  %s";

  @Mixin private CommonOptions common;

  @Parameters(index = "0", paramLabel = "A", description = "Folder of an evaluation.")
  private String a;

  @Parameters(index = "1", paramLabel = "B", description = "Folder of another.")
  private String b;

  @Override
  public Integer call() throws IOException {
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    PairedComparison compared;
    try {
      compared =
          PairedComparison.of(read(storage, a), read(storage, b), config.evaluate().metrics());
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "these two cannot be compared: "
              + e.getMessage()
              + ". What to do: name two evaluations of the same questions",
          e);
    }
    common.console().object(ConfigRecords.toMap(compared));
    lines(compared).forEach(common.console()::say);
    return 0;
  }

  private static List<Prediction> read(Storage storage, String folder) throws IOException {
    try (Stream<Prediction> rows =
        TableReader.open(storage, storage.resolve(folder), Table.PREDICTIONS).rows()) {
      return rows.toList();
    }
  }

  private static List<String> lines(PairedComparison compared) {
    Stream<String> head =
        Stream.of(
            String.format(
                Locale.ROOT,
                "%,d answers in common, %,d only in A, %,d only in B",
                compared.common(),
                compared.onlyA(),
                compared.onlyB()),
            String.format(Locale.ROOT, ROW, "metric", "A", "B", "B - A", "interval"));
    Stream<String> rows =
        compared.differences().entrySet().stream().map(EvaluateCompareCommand::line);
    Stream<String> tests =
        Stream.of(
            String.format(
                Locale.ROOT,
                "right only in A %,d, only in B %,d; McNemar p = %.4g; swapping speakers p = %.4g",
                compared.rightOnlyA(),
                compared.rightOnlyB(),
                compared.mcnemarP(),
                compared.permutationP()));
    return Stream.of(head, rows, tests).flatMap(s -> s).toList();
  }

  private static String line(Map.Entry<String, PairedComparison.Difference> one) {
    PairedComparison.Difference d = one.getValue();
    return String.format(
        Locale.ROOT,
        ROW,
        one.getKey(),
        four(d.a()),
        four(d.b()),
        four(d.difference()),
        Double.isNaN(d.low()) ? "one speaker" : "[" + four(d.low()) + ", " + four(d.high()) + "]");
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
