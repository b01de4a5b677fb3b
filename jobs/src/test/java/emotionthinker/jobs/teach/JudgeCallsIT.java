package emotionthinker.jobs.teach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.jobs.beam.AnnotateStage;
import emotionthinker.jobs.beam.FilterStage;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.jobs.spark.ScoreStage;
import emotionthinker.jobs.spark.TuplesStage;
import emotionthinker.models.chat.ChatServer;
import emotionthinker.models.chat.ChatServer.Behaviour;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stages tuples and score with a language model that is a server on loopback. */
class JudgeCallsIT extends CallsHarness {
  private static final int ROWS = 60;

  /** Late answers come in time, hanging calls do not. */
  private static final String IN_TIME = "calls.endpoint.timeout_s=2";

  private static final Pattern GOOD =
      Pattern.compile("concludes on ([a-z ]+):\\s*<reasoning>(.*?)</reasoning>", Pattern.DOTALL);

  @Override
  List<String> settings() {
    return List.of("tuples.writer=both", "score.model=http");
  }

  /** Judges what it is asked to judge, copies the good text where it is asked to write. */
  private static String say(JsonNode body) {
    String prompt = body.path("messages").path(1).path("content").asText();
    if (body.path("response_format").path("json_schema").path("name").asText().equals("scores")) {
      return "{\"factual_alignment\":5,\"interpretative_quality\":4,\"caption_completeness\":3,"
          + "\"fluency_and_structural_clarity\":2}";
    }
    Matcher good = GOOD.matcher(prompt);
    assertTrue(good.find(), prompt);
    return "<think>" + good.group(2) + "</think><answer>" + good.group(1) + "</answer>";
  }

  @Test
  void tuplesAndScoreGoThroughTheLedgerAndFailOneByOne() throws Exception {
    Behaviour[] all = Behaviour.random();
    server =
        new ChatServer(
            (key, time) -> {
              Random random = new Random(key.hashCode() * 31L + time);
              return random.nextInt(4) == 0 ? all[random.nextInt(all.length)] : Behaviour.ANSWER;
            });
    server.writer = JudgeCallsIT::say;
    Path run = run("run", ROWS);
    RunConfig config = config(run, IN_TIME);
    execute(config, new AnnotateStage());
    long texts = execute(config, new FilterStage()).rowsOut();
    assertTrue(texts > ROWS / 2, texts + " texts");

    StageResult tuples = execute(config, new TuplesStage());
    List<RewardTuple> made = rows(run, Table.REWARD_TUPLES);
    long written =
        made.stream().filter(t -> t.operators().toString().startsWith("[llm/variant-1:")).count();
    assertEquals(7 * texts, tuples.rowsOut() + rejects(run, Table.REWARD_TUPLES).size());
    assertEquals(5 * texts, made.size() - written);
    assertTrue(written > 0, "no text was written at target scores");
    assertTrue(
        rejects(run, Table.REWARD_TUPLES).stream()
            .anyMatch(r -> r.reason() == RejectReason.TARGET_MISSED));

    StageResult score = execute(config, new ScoreStage());
    assertEquals(texts, score.rowsOut() + rejects(run, Table.SCORED).size());
    assertTrue(score.rowsOut() > texts / 2, score.rowsOut() + " of " + texts);
    for (Scored one : rows(run, Table.SCORED)) {
      assertEquals(0.25 * 14 / 5, one.rT(), 1e-12);
      assertEquals("http-gpt-4o-mini-judge-1", one.rewardModel());
    }
    assertTrue(
        said.toString(StandardCharsets.UTF_8).contains("USD spent"),
        said.toString(StandardCharsets.UTF_8));

    int asked = server.received().size();
    RunConfig again = config(run, IN_TIME, "score.window_rows=7");
    StageResult second = execute(again, new ScoreStage());
    assertTrue(second.rowsOut() >= score.rowsOut());
    long answered =
        server.received().subList(asked, server.received().size()).stream()
            .filter(ChatServer.Received::billed)
            .count();
    assertTrue(answered <= texts - score.rowsOut(), "only what had no answer is asked again");
  }

  @Test
  void aCorpusThatForbidsItIsNotSentAndNoBudgetIsNoTable() throws Exception {
    server = new ChatServer((key, time) -> Behaviour.ANSWER);
    server.writer = JudgeCallsIT::say;
    Path run = run("run", 30);
    execute(config(run), new AnnotateStage());
    long texts = execute(config(run), new FilterStage()).rowsOut();
    RunConfig poor = config(run, "judge_calls.limits.budget_usd=\"0\"");
    UserException e = assertThrows(UserException.class, () -> execute(poor, new ScoreStage()));
    assertTrue(e.getMessage().contains("judge_calls.limits.budget_usd"), e.getMessage());
    assertEquals(
        0,
        execute(
                config(run, "judge_calls.limits.budget_usd=\"0\"", "judge.on_budget=reject"),
                new ScoreStage())
            .rowsOut());
    assertEquals(texts, rejects(run, Table.SCORED).size());

    MeasuredRun.forbid(run, 30);
    StageResult refused = execute(config(run), new ScoreStage());
    assertEquals(0, refused.rowsOut());
    assertTrue(
        rejects(run, Table.SCORED).stream()
            .allMatch(r -> r.reason() == RejectReason.EXTERNAL_PROCESSING_FORBIDDEN));
    assertEquals(5 * texts, execute(config(run), new TuplesStage()).rowsOut());
    assertEquals(0, server.received().size());
    RunConfig own = config(run, "judge.external=false");
    assertEquals(texts, execute(own, new ScoreStage()).rowsOut());
    assertEquals(texts, server.billed());
  }
}
