package emotionthinker.jobs.teach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.jobs.beam.AnnotateStage;
import emotionthinker.jobs.beam.FilterStage;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.models.chat.ChatServer;
import emotionthinker.models.chat.ChatServer.Behaviour;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.LedgerTotals;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Label recoverability by a language model: a server on loopback that misbehaves. */
class LabelReaderCallsIT extends CallsHarness {
  private static final int ROWS = 150;

  @Override
  List<String> settings() {
    return List.of(
        "filter.recoverability.reader=llm",
        "label_reader.model=gpt-4o-mini",
        "calls.endpoint.in_flight=16");
  }

  private StageResult filter(Path run, String... settings) throws Exception {
    RunConfig config = config(run, settings);
    execute(config, new AnnotateStage());
    return execute(config, new FilterStage());
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
    Path run = run("run", ROWS);
    StageResult result = filter(run, IMPATIENT);
    List<Cot> read = rows(run, Table.COT);
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
        assertThrows(UserException.class, () -> filter(run, "filter.recoverability.reader=replay"));
    assertTrue(miss.getMessage().contains("requests have no answer"), miss.getMessage());
    assertEquals(before, server.received().size());
  }

  @Test
  void theBudgetEndsTheStageMoreContinuesItAndAllReplays() throws Exception {
    server = new ChatServer((key, time) -> Behaviour.ANSWER);
    server.writer = body -> "<answer>" + Emotion.SAD.wire() + "</answer>";
    Path run = run("run", 60);
    UserException stop =
        assertThrows(UserException.class, () -> filter(run, "calls.limits.budget_usd=\"0.0015\""));
    assertTrue(stop.getMessage().contains("the budget of account default"), stop.getMessage());
    long paid = totals().answers();
    assertTrue(paid > 0 && paid < 60, paid + " answers");
    filter(run);
    List<Cot> read = rows(run, Table.COT);
    assertEquals(read.size(), server.billed());
    assertTrue(
        read.stream().allMatch(c -> c.labelRecovered() == (c.answer() == Emotion.SAD)), "" + read);
    server.close();
    filter(run, "filter.recoverability.reader=replay");
    assertEquals(read, rows(run, Table.COT));
    StageResult strict =
        filter(run, "filter.recoverability.reader=replay", "filter.recoverability.require=true");
    long sad = read.stream().filter(c -> c.answer() == Emotion.SAD).count();
    assertEquals(sad, strict.rowsOut());
    assertEquals(Map.of("label_not_recovered", read.size() - sad), strict.rejects());
  }
}
