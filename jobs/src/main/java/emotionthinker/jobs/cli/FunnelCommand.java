package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.jobs.run.YieldOfRun;
import emotionthinker.stages.cot.filter.YieldFunnel;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what every stage kept and rejected, by corpus, emotion and reason. */
@Command(
    name = "funnel",
    mixinStandardHelpOptions = true,
    description = "Show the yield of a run: rows per stage, corpus, emotion and reason.",
    footer = {"", "Example:", "  emotionthinker funnel --run runs/sample --out funnel.jsonl"})
final class FunnelCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also write the table, a JSON object a line.")
  private String out;

  @Override
  public Integer call() throws IOException {
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    List<YieldFunnel.Line> lines =
        YieldOfRun.of(RunTables.existing(storage, config.run().dir())).lines();
    print(lines);
    if (out != null) {
      write(storage, lines);
    }
    return 0;
  }

  private static void print(List<YieldFunnel.Line> lines) {
    System.out.printf(
        "%-10s %-16s %-20s %-24s %9s%n", "stage", "corpus", "emotion", "reason", "rows");
    for (YieldFunnel.Line line : lines) {
      System.out.printf(
          Locale.ROOT,
          "%-10s %-16s %-20s %-24s %,9d%n",
          line.stage(),
          line.corpus(),
          line.emotion(),
          line.reason(),
          line.rows());
    }
  }

  private void write(Storage storage, List<YieldFunnel.Line> lines) throws IOException {
    try (Writer to =
        new OutputStreamWriter(storage.create(storage.resolve(out)), StandardCharsets.UTF_8)) {
      for (YieldFunnel.Line line : lines) {
        to.write(ConfigRecords.toJson(ConfigRecords.toMap(line)) + "\n");
      }
    }
  }
}
