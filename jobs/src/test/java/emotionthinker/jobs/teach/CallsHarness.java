package emotionthinker.jobs.teach;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.models.chat.ChatServer;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.stages.cot.calls.LedgerTotals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stages that ask a language model, over a small made-up run, with a server on loopback and a
 * ledger of the test's own.
 */
abstract class CallsHarness {
  static final String KEY = "sk-never-to-be-seen-0815";

  /** For a server that hangs. */
  static final String IMPATIENT = "calls.endpoint.timeout_s=1";

  @TempDir Path folder;
  final ByteArrayOutputStream said = new ByteArrayOutputStream();
  ChatServer server;

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  /** What the stages under test are set to, beside what all calls are. */
  abstract List<String> settings();

  /**
   * Calls that are tried again soon; {@code more} wins over {@link #settings}, these over what is
   * set here. Only {@link #IMPATIENT} calls time out: where answers are counted to the last, a slow
   * machine must not make a call doubtful.
   */
  RunConfig config(Path run, String... more) throws Exception {
    Path key = folder.resolve("key");
    Files.writeString(key, KEY + "\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "run.dir=" + quoted(run),
                "beam.parallelism=2",
                "calls.endpoint.base_url="
                    + (server == null ? "http://127.0.0.1:9/v1" : quoted(server.url())),
                "calls.endpoint.api_key_file=" + quoted(key),
                "calls.endpoint.timeout_s=60",
                "calls.ledger.url=" + quoted(folder.resolve("ledger.sqlite")),
                "calls.ledger.lease_s=2",
                "calls.retry.base_s=0.01",
                "calls.retry.max_s=0.05",
                "calls.retry.max_attempts=12",
                "calls.breaker.failures=200"));
    all.addAll(settings());
    all.addAll(List.of(more));
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
    return RunConfig.of(ConfigLoader.load(null, all));
  }

  static String quoted(Object value) {
    return "\"" + value + "\"";
  }

  /** A made-up run of that many utterances. */
  Path run(String name, int rows) throws Exception {
    Path run = folder.resolve(name);
    MeasuredRun.write(run, rows);
    return run;
  }

  /** Runs a stage, which may replace its table. */
  StageResult execute(RunConfig config, Stage stage) throws Exception {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Console console = new Console(Console.Mode.TEXT, out, out, false);
        RunContext context = RunContext.open(config, console, true, null)) {
      return new StageRunner(context).run(stage);
    }
  }

  static <T extends Record> List<T> rows(Path run, Table<T> table) throws Exception {
    try (Stream<T> rows = TableReader.open(Storage.standard(), run.toString(), table).rows()) {
      return rows.toList();
    }
  }

  static List<Reject> rejects(Path run, Table<?> table) throws Exception {
    try (Stream<Reject> rows =
        TableReader.open(Storage.standard(), run.toString(), table).rejects()) {
      return rows.toList();
    }
  }

  LedgerTotals totals() {
    try (JdbcLedger ledger = JdbcLedger.open(folder.resolve("ledger.sqlite").toString(), 2)) {
      return ledger.totals("default");
    }
  }
}
