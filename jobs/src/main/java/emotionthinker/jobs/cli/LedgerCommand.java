package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.models.ledger.BatchResults;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.models.ledger.LedgerAdmin;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.Price;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks into the ledger of paid calls, and moves answers in and out; without Spark and Beam. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "The ledger of paid calls that calls.ledger.url names.",
    footer = {
      "",
      "Examples:",
      "  emotionthinker ledger stats --conf my.conf",
      "  emotionthinker ledger export answers.jsonl --conf my.conf",
      "  emotionthinker ledger import answers.jsonl --set calls.ledger.url=copy.sqlite",
      "  emotionthinker ledger import --batch results.jsonl --conf my.conf"
    })
final class LedgerCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name one of: stats, export, import, verify, prune");
  }

  private static JdbcLedger open(RunConfig config) {
    return JdbcLedger.open(config.calls().ledger().url(), config.calls().ledger().leaseS());
  }

  @Command(
      name = "stats",
      mixinStandardHelpOptions = true,
      description = "Answers, tokens, money, doubts, by account and model.",
      footer = {"", "Example:", "  emotionthinker ledger stats --conf llm.conf"})
  void stats(@Mixin CommonOptions common) {
    try (JdbcLedger ledger = open(common.config())) {
      LedgerTotals totals = ledger.totals(null);
      LedgerAdmin admin = new LedgerAdmin(ledger);
      line("answers", totals.answers() + ", " + usd(totals.answeredPicoUsd()));
      line("tokens", totals.promptTokens() + " + " + totals.completionTokens());
      line("in doubt", totals.inDoubt() + ", charged " + usd(totals.inDoubtPicoUsd()));
      line("in batch", String.valueOf(totals.inBatch()));
      line("in flight", String.valueOf(totals.open()));
      line("refused", String.valueOf(totals.refused()));
      admin.accounts().forEach((name, spent) -> line("account " + name, spent));
      admin.models().forEach((name, sums) -> line("model " + name, sums));
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Write every answer with its request as JSON lines, in order of address.",
      footer = {"", "Example:", "  emotionthinker ledger export answers.jsonl --conf llm.conf"})
  void export(
      @Mixin CommonOptions common, @Parameters(paramLabel = "FILE", arity = "1") String file)
      throws IOException {
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    try (JdbcLedger ledger = JdbcLedger.openReadOnly(config.calls().ledger().url());
        Writer out =
            new BufferedWriter(
                new OutputStreamWriter(
                    storage.create(storage.resolve(file)), StandardCharsets.UTF_8))) {
      long lines = new LedgerAdmin(ledger).export(line -> out.append(line).append('\n'));
      line("exported", lines + " answers");
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Take answers of an export in, or with --batch the results of a batch.",
      footer = {
        "",
        "Example:",
        "  emotionthinker ledger import --batch results.jsonl --conf llm.conf"
      })
  void take(
      @Mixin CommonOptions common,
      @Parameters(paramLabel = "FILE", arity = "1..*") List<String> files,
      @Option(names = "--batch", description = "The files are results of the provider's batch.")
          boolean batch)
      throws IOException {
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    try (JdbcLedger ledger = open(config)) {
      for (String file : files) {
        try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    storage.open(storage.resolve(file)), StandardCharsets.UTF_8))) {
          if (batch) {
            BatchResults.Counts counts =
                new BatchResults(ledger, config.calls()).importLines(in.lines().iterator());
            line(
                file,
                counts.answered()
                    + " answered, "
                    + counts.refused()
                    + " refused, "
                    + counts.unknown()
                    + " that no batch waits for");
          } else {
            long added = new LedgerAdmin(ledger).importLines(in.lines().iterator());
            line(file, added + " new answers");
          }
        }
      }
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Check addresses, references and sums; exit 2 when something is wrong.",
      footer = {"", "Example:", "  emotionthinker ledger verify --conf llm.conf"})
  void verify(@Mixin CommonOptions common) {
    try (JdbcLedger ledger = JdbcLedger.openReadOnly(common.config().calls().ledger().url())) {
      List<String> wrong = new LedgerAdmin(ledger).verify();
      if (!wrong.isEmpty()) {
        throw new UserException(
            "the ledger is damaged: "
                + String.join("; ", wrong)
                + ". What to do: import an export of it into a new one");
      }
      line("verified", ledger.totals(null).answers() + " answers");
    }
  }

  @Command(
      name = "prune",
      mixinStandardHelpOptions = true,
      description = "Forget refused attempts; answers always stay.",
      footer = {"", "Example:", "  emotionthinker ledger prune --conf llm.conf"})
  void prune(
      @Mixin CommonOptions common,
      @Option(
              names = "--in-doubt",
              description = "Also let requests be sent again that are twice in doubt.")
          boolean doubts,
      @Option(
              names = "--batches",
              description = "Also release requests of batches that will never be imported.")
          boolean batches) {
    try (JdbcLedger ledger = open(common.config())) {
      line("pruned", new LedgerAdmin(ledger).prune(doubts, batches) + " attempts");
    }
  }

  private static void line(String what, String value) {
    System.out.printf("%-20s %s%n", what, value);
  }

  private static String usd(long picoUsd) {
    return Price.usd(picoUsd).toPlainString() + " USD";
  }
}
