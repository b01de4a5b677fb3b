package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.filter.YieldFunnel;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

  private Storage storage;
  private String run;

  @Override
  public Integer call() throws IOException {
    RunConfig config = common.config();
    storage = Storage.of(config.hadoop());
    run = config.run().dir();
    if (!made(Table.UTTERANCES)) {
      throw UserException.badValue(
          "run.dir", run, "a run with the table utterances", "name a run with --run DIR");
    }
    YieldFunnel funnel = new YieldFunnel();
    each(Table.UTTERANCES, (Utterance u) -> funnel.utterance("ingest", u));
    each(Table.PROSODY, (Prosody p) -> funnel.kept("prosody", p.utteranceId()));
    each(Table.LEVELS, (Levels l) -> funnel.kept("levels", l.utteranceId()));
    each(Table.CANDIDATES, (Candidate c) -> funnel.kept("annotate", c.utteranceId()));
    each(Table.COT, (Cot c) -> funnel.kept("filter", c.utteranceId()));
    each(Table.SCORED, (Scored s) -> funnel.kept("score", s.utteranceId()));
    for (Table<?> table : Table.ALL) {
      if (table != Table.REJECTS && made(table)) {
        try (Stream<Reject> rejects = TableReader.open(storage, run, table).rejects()) {
          rejects.forEach(funnel::rejected);
        }
      }
    }
    print(funnel.lines());
    if (out != null) {
      write(funnel.lines());
    }
    return 0;
  }

  private boolean made(Table<?> table) throws IOException {
    return TableFolder.of(storage, run, table).manifest().isPresent();
  }

  private <T extends Record> void each(Table<T> table, Consumer<T> to) throws IOException {
    if (made(table)) {
      try (Stream<T> rows = TableReader.open(storage, run, table).rows()) {
        rows.forEach(to);
      }
    }
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

  private void write(List<YieldFunnel.Line> lines) throws IOException {
    try (Writer to =
        new OutputStreamWriter(storage.create(storage.resolve(out)), StandardCharsets.UTF_8)) {
      for (YieldFunnel.Line line : lines) {
        to.write(ConfigRecords.toJson(ConfigRecords.toMap(line)) + "\n");
      }
    }
  }
}
