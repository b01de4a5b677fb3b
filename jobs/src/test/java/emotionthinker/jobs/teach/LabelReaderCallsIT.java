package emotionthinker.jobs.teach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.beam.AnnotateStage;
import emotionthinker.jobs.beam.FilterStage;
import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.models.chat.ChatServer;
import emotionthinker.models.chat.ChatServer.Behaviour;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.LedgerTotals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Label recoverability by a language model: a server on loopback that misbehaves. */
class LabelReaderCallsIT {
  private static final int ROWS = 150;

  @TempDir private Path folder;
  private ChatServer server;

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private RunConfig config(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run.dir=\"" + folder.resolve("run") + "\"",
                "beam.parallelism=2",
                "filter.recoverability.reader=llm",
                "label_reader.model=gpt-4o-mini",
                "calls.endpoint.base_url=\"" + server.url() + "\"",
                "calls.endpoint.timeout_s=1",
                "calls.endpoint.in_flight=16",
                "calls.ledger.url=\"" + folder.resolve("ledger.sqlite") + "\"",
                "calls.ledger.lease_s=2",
                "calls.retry.base_s=0.01",
                "calls.retry.max_s=0.05",
                "calls.retry.max_attempts=12",
                "calls.breaker.failures=200"));
    all.addAll(List.of(settings));
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
    return RunConfig.of(ConfigLoader.load(null, all));
  }

  private StageResult filter(RunConfig config) throws Exception {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (Console console = new Console(Console.Mode.TEXT, out, out, false);
        RunContext context = RunContext.open(config, console, true, null)) {
      StageRunner stages = new StageRunner(context);
      stages.run(new AnnotateStage());
      return stages.run(new FilterStage());
    }
  }

  private List<Cot> cot() throws Exception {
    try (Stream<Cot> rows =
        TableReader.open(Storage.standard(), folder.resolve("run").toString(), Table.COT).rows()) {
      return rows.toList();
    }
  }

  private LedgerTotals totals() {
    try (JdbcLedger ledger = JdbcLedger.open(folder.resolve("ledger.sqlite").toString(), 2)) {
      return ledger.totals("default");
    }
  }

  @Test
  void everyTextIsReadOnceWithoutItsLabelAndReplaysForNothing() throws Exception {
    Behaviour[] all = Behaviour.random();
    server =
        new ChatServer(
            (key, time) -> {
              Random random = new Random(key.hashCode() * 31L + time);
              return random.nextInt(4) == 0 ? all[random.nextInt(all.length)] : Behaviour.ANSWER;
            });
    server.writer =
        body -> {
          String text = body.path("messages").path(1).path("content").asText();
          String inner = text.substring(text.indexOf("<text>"), text.indexOf("</text>"));
          return inner.hashCode() % 3 == 0 ? "none" : inner.hashCode() % 3 == 1 ? "Sad." : "happy";
        };
    MeasuredRun.write(folder.resolve("run"), ROWS);
    StageResult result = filter(config());
    List<Cot> read = cot();
    assertEquals(ROWS, result.rowsIn());
    assertTrue(read.size() > 100, "" + result);
    long yes = read.stream().filter(c -> Boolean.TRUE.equals(c.labelRecovered())).count();
    long no = read.stream().filter(c -> Boolean.FALSE.equals(c.labelRecovered())).count();
    assertTrue(yes > 5 && no > 30 && yes + no < read.size(), yes + " and " + no);
    for (ChatServer.Received one : server.received()) {
      String text = one.body().path("messages").path(1).path("content").asText();
      String inner = text.substring(text.indexOf("<text>"), text.indexOf("</text>"));
      assertFalse(inner.matches("(?s).*\\b(sadness|happiness|anger|fear|joy)\\b.*"), inner);
      assertFalse(inner.contains("\""), inner);
    }
    Thread.sleep(1600); // answers that are too late are made
    LedgerTotals totals = totals();
    long billed = server.billed();
    assertTrue(
        totals.answers() <= billed && billed <= totals.answers() + totals.inDoubt(),
        totals + ", billed " + billed);

    // What was answered is never asked again; what was refused for good is asked in a new run only.
    server.close();
    int before = server.received().size();
    UserException miss =
        assertThrows(
            UserException.class, () -> filter(config("filter.recoverability.reader=replay")));
    assertTrue(miss.getMessage().contains("requests have no answer"), miss.getMessage());
    assertEquals(before, server.received().size());
  }

  @Test
  void theBudgetEndsTheStageMoreContinuesItAndAllReplays() throws Exception {
    server = new ChatServer((key, time) -> Behaviour.ANSWER);
    server.writer = body -> "<answer>" + Emotion.SAD.wire() + "</answer>";
    MeasuredRun.write(folder.resolve("run"), 60);
    UserException stop =
        assertThrows(
            UserException.class, () -> filter(config("calls.limits.budget_usd=\"0.0015\"")));
    assertTrue(stop.getMessage().contains("the budget of account default"), stop.getMessage());
    long paid = totals().answers();
    assertTrue(paid > 0 && paid < 60, paid + " answers");
    filter(config());
    List<Cot> read = cot();
    assertEquals(read.size(), server.billed());
    assertTrue(
        read.stream().allMatch(c -> c.labelRecovered() == (c.answer() == Emotion.SAD)), "" + read);
    server.close();
    filter(config("filter.recoverability.reader=replay"));
    assertEquals(read, cot());
    StageResult strict =
        filter(config("filter.recoverability.reader=replay", "filter.recoverability.require=true"));
    long sad = read.stream().filter(c -> c.answer() == Emotion.SAD).count();
    assertEquals(sad, strict.rowsOut());
    assertEquals(Map.of("label_not_recovered", read.size() - sad), strict.rejects());
  }
}
