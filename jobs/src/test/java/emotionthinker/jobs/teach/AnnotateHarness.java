package emotionthinker.jobs.teach;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.beam.AnnotateStage;
import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.models.chat.ChatServer;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.schemas.Candidate;
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

/** The annotate stage on the direct runner over a small run, with a server on loopback. */
abstract class AnnotateHarness {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String KEY = "sk-never-to-be-seen-0815";

  @TempDir Path folder;
  final ByteArrayOutputStream said = new ByteArrayOutputStream();
  ChatServer server;

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  RunConfig config(Path run, String... settings) throws Exception {
    Path key = folder.resolve("key");
    Files.writeString(key, KEY + "\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "run.dir=" + quoted(run),
                "beam.parallelism=2",
                "annotate.teacher=openai",
                "llm.model=gpt-4o-mini",
                "calls.endpoint.base_url="
                    + (server == null ? "http://127.0.0.1:9/v1" : quoted(server.url())),
                "calls.endpoint.api_key_file=" + quoted(key),
                "calls.endpoint.timeout_s=1",
                "calls.endpoint.in_flight=24",
                "calls.ledger.url=" + quoted(folder.resolve("ledger.sqlite")),
                "calls.ledger.lease_s=2",
                "calls.retry.base_s=0.01",
                "calls.retry.max_s=0.05",
                "calls.retry.max_attempts=12",
                "calls.breaker.failures=200",
                "calls.batch.dir=" + quoted(folder.resolve("batches"))));
    all.addAll(List.of(settings));
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
    return RunConfig.of(ConfigLoader.load(null, all));
  }

  static String quoted(Object value) {
    return "\"" + value + "\"";
  }

  StageResult annotate(RunConfig config) throws Exception {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Console console = new Console(Console.Mode.TEXT, out, out, false);
        RunContext context = RunContext.open(config, console, false, null)) {
      return new StageRunner(context).run(new AnnotateStage());
    }
  }

  Path run(String name, int rows) throws Exception {
    Path run = folder.resolve(name);
    MeasuredRun.write(run, rows);
    return run;
  }

  static List<Candidate> candidates(Path run) throws Exception {
    try (Stream<Candidate> rows =
        TableReader.open(Storage.standard(), run.toString(), Table.CANDIDATES).rows()) {
      return rows.toList();
    }
  }

  static List<Reject> rejects(Path run) throws Exception {
    try (Stream<Reject> rows =
        TableReader.open(Storage.standard(), run.toString(), Table.CANDIDATES).rejects()) {
      return rows.toList();
    }
  }

  LedgerTotals totals() {
    try (JdbcLedger ledger = JdbcLedger.open(folder.resolve("ledger.sqlite").toString(), 2)) {
      return ledger.totals("default");
    }
  }

  void assertNoSecret(Path root) throws Exception {
    assertFalse(said.toString(StandardCharsets.UTF_8).contains(KEY));
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(KEY) && !file.endsWith("key"), file.toString());
      }
    }
  }
}
