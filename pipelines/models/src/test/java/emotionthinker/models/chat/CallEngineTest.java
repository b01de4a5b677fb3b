package emotionthinker.models.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.models.chat.ChatServer.Behaviour;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.cot.calls.BreakerOptions;
import emotionthinker.stages.cot.calls.CallLedger;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.CallOutcome.Failure;
import emotionthinker.stages.cot.calls.CallParameters;
import emotionthinker.stages.cot.calls.ChatMessage;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.EndpointOptions;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.LimitOptions;
import emotionthinker.stages.cot.calls.Price;
import emotionthinker.stages.cot.calls.ResponseFormat;
import emotionthinker.stages.cot.calls.RetryOptions;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine against a real server on loopback and a real ledger. */
@Timeout(60)
class CallEngineTest {
  private static final String KEY = "sk-do-not-tell-4711";
  private static final LimitOptions FREE = LimitOptions.none("test");

  @TempDir private Path folder;
  private ChatServer server;

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private void serve(BiFunction<String, Integer, Behaviour> behaviour) throws Exception {
    server = new ChatServer(behaviour);
  }

  private String ledger() {
    return folder.resolve("ledger.sqlite").toString();
  }

  private CallOptions options(LimitOptions limits, double timeoutS, int inFlight) {
    return options(limits, timeoutS, inFlight, 30);
  }

  private CallOptions options(LimitOptions limits, double timeoutS, int inFlight, double giveUpS) {
    return new CallOptions(
        new EndpointOptions(
            server.url(), "", "K", null, "Authorization", 5, timeoutS, inFlight, 1 << 20, 10),
        new CallOptions.LedgerOptions(ledger(), 2),
        limits,
        new RetryOptions(12, 0.01, 0.05, 5, 1),
        new BreakerOptions(50, 0.05, 0.2, giveUpS),
        new CallOptions.BatchOptions("b"),
        0,
        Map.of("m", new Price("1.5", "6", "0.5")));
  }

  private CallEngine engine(LimitOptions limits, double timeoutS, int inFlight) {
    CallOptions options = options(limits, timeoutS, inFlight);
    return new CallEngine(
        options, JdbcLedger.open(ledger(), options.ledger().leaseS()), () -> KEY, null);
  }

  private static List<ChatRequest> requests(int from, int to) {
    CallParameters parameters =
        new CallParameters(1, 1, 100, "max_tokens", 7L, ResponseFormat.TAGS);
    List<ChatRequest> out = new ArrayList<>();
    for (int i = from; i < to; i++) {
      out.add(
          new ChatRequest(
              "m", List.of(new ChatMessage("user", "Question " + i)), parameters, 0, null));
    }
    return out;
  }

  private LedgerTotals totals() {
    try (JdbcLedger ledger = JdbcLedger.open(ledger(), 2)) {
      return ledger.totals("test");
    }
  }

  @Test
  void answersComeInOrderAndAreAskedOnce() throws Exception {
    serve((key, time) -> Behaviour.ANSWER);
    server.writer = body -> body.path("messages").path(0).path("content").asText();
    server.latencyMillis = 60;
    List<ChatRequest> requests = requests(0, 300);
    requests.addAll(requests(0, 50)); // twice in the same call
    try (CallEngine engine = engine(FREE, 30, 16)) {
      List<CallOutcome> outcomes = engine.call(requests);
      for (int i = 0; i < outcomes.size(); i++) {
        assertEquals("Question " + i % 300, outcomes.get(i).answer().text());
      }
    }
    assertEquals(300, server.billed());
    assertTrue(server.mostBusy() > 8 && server.mostBusy() <= 16, "" + server.mostBusy());
    try (CallEngine engine = engine(FREE, 30, 16)) {
      assertEquals("Question 7", engine.call(requests).get(7).answer().text());
    }
    assertEquals(300, server.received().size());
    LedgerTotals totals = totals();
    assertEquals(300, totals.answers());
    long prompt = totals.promptTokens();
    long completion = totals.completionTokens();
    assertEquals(prompt * 1_500_000 + completion * 6_000_000, totals.spentPicoUsd());
    assertTrue(
        server.received().stream().allMatch(r -> ("Bearer " + KEY).equals(r.authorization())));
    assertEquals(7, server.received().get(0).body().path("seed").asInt());
  }

  /** As Azure wants it: the deployment in the path, a version in the query, the key as it is. */
  @Test
  void theKeyMayStandInAnotherHeaderAndAQueryInTheAddress() throws Exception {
    serve((key, time) -> Behaviour.ANSWER);
    CallOptions plain = options(FREE, 5, 4);
    EndpointOptions azure =
        new EndpointOptions(
            server.url().replace("/v1", "/openai/deployments/mini/"),
            "api-version=2024-10-21",
            "K",
            null,
            "api-key",
            5,
            5,
            4,
            1 << 20,
            10);
    CallOptions options =
        new CallOptions(
            azure,
            plain.ledger(),
            plain.limits(),
            plain.retry(),
            plain.breaker(),
            plain.batch(),
            0,
            plain.prices());
    try (CallEngine engine =
        new CallEngine(options, JdbcLedger.open(ledger(), 2), () -> KEY, null)) {
      assertEquals("stop", engine.call(requests(0, 1)).get(0).answer().finishReason());
    }
    ChatServer.Received one = server.received().get(0);
    assertEquals("/openai/deployments/mini/chat/completions?api-version=2024-10-21", one.path());
    assertEquals(KEY, one.headers().get("api-key"));
    assertNull(one.authorization());
  }

  @Test
  void whateverTheServerDoesEveryRequestEndsAndTheCountsAgree() throws Exception {
    Behaviour[] all = Behaviour.random();
    serve(
        (key, time) -> {
          Random random = new Random(key.hashCode() * 31L + time);
          return random.nextInt(3) == 0 ? all[random.nextInt(all.length)] : Behaviour.ANSWER;
        });
    server.lateMillis = 900;
    List<CallOutcome> outcomes;
    try (CallEngine engine = engine(FREE, 0.6, 32)) {
      outcomes = engine.call(requests(0, 600));
    }
    assertEquals(600, outcomes.size());
    Map<String, Long> ends =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    o -> o.failure() == null ? o.answer().finishReason() : "" + o.failure(),
                    TreeMap::new,
                    Collectors.counting()));
    assertTrue(ends.get("stop") > 400, "" + ends);
    assertTrue(ends.containsKey("content_filter") && ends.containsKey("length"), "" + ends);
    assertTrue(ends.containsKey("CONTENT_FILTERED") && ends.containsKey("FAILED"), "" + ends);
    Thread.sleep(1000); // late answers are made
    LedgerTotals totals = totals();
    long billed = server.billed();
    assertTrue(totals.inDoubt() > 10, "" + totals);
    assertTrue(
        totals.answers() <= billed && billed <= totals.answers() + totals.inDoubt(),
        totals + ", billed " + billed);
    assertEquals(0, totals.open());
    assertEquals(totals.answeredPicoUsd() + totals.inDoubtPicoUsd(), totals.spentPicoUsd());
    // nothing that has an answer was asked for again after it was there
    Map<String, Long> times =
        server.received().stream()
            .collect(Collectors.groupingBy(ChatServer.Received::key, Collectors.counting()));
    assertTrue(times.values().stream().allMatch(n -> n <= 12), "" + times);
  }

  @Test
  void theBudgetStopsWithEverythingPaidKept() throws Exception {
    serve((key, time) -> Behaviour.ANSWER);
    // 49 + 100 tokens at most a call, about 6 + 55 really; 0.02 USD are about 59 calls
    LimitOptions limits = new LimitOptions("test", 0, 0, 60, 0, "0.02", 0);
    List<CallOutcome> outcomes;
    try (CallEngine engine = engine(limits, 5, 8)) {
      outcomes = engine.call(requests(0, 200));
    }
    LedgerTotals totals = totals();
    long answered = outcomes.stream().filter(o -> o.failure() == null).count();
    assertEquals(answered, totals.answers());
    assertEquals(
        200 - answered,
        outcomes.stream().filter(o -> o.failure() == Failure.BUDGET_EXHAUSTED).count());
    long budget = limits.budgetPicoUsd();
    ChatRequest one = requests(0, 1).get(0);
    long most = new Price("1.5", "6", "0.5").picoUsd(one.maxPromptTokens(0), 100);
    assertTrue(totals.spentPicoUsd() <= budget, "" + totals);
    assertTrue(totals.spentPicoUsd() > budget - most - 10_000_000, totals + " of " + budget);
    // more money: only what is missing is asked
    LimitOptions more = new LimitOptions("test", 0, 0, 60, 0, "1", 0);
    try (CallEngine engine = engine(more, 5, 8)) {
      assertTrue(engine.call(requests(0, 200)).stream().allMatch(o -> o.failure() == null));
    }
    assertEquals(200, server.billed());
  }

  @Test
  void aServerThatIsDownStopsTheStageAndPaysNothing() throws Exception {
    serve((key, time) -> Behaviour.ANSWER);
    server.close();
    CallOptions options = options(FREE, 5, 8, 1.5);
    try (CallEngine engine =
        new CallEngine(options, JdbcLedger.open(ledger(), 2), () -> KEY, null)) {
      UserException stop = assertThrows(UserException.class, () -> engine.call(requests(0, 100)));
      assertTrue(stop.getMessage().contains("no answer from"), stop.getMessage());
      assertTrue(stop.getMessage().contains("(last: "), stop.getMessage());
    }
    assertEquals(0, totals().spentPicoUsd());
    assertEquals(0, totals().inDoubt());
  }

  /** Else whoever waited for the ledger would give up a call that has just left, and pay for it. */
  @Test
  void aCallHasItsWholeTimeFromWhenItLeavesAndNotFromWhenTheLedgerWasAsked() throws Exception {
    serve((key, time) -> Behaviour.ANSWER);
    AtomicBoolean slow = new AtomicBoolean(true);
    CallLedger ledger = slowly(JdbcLedger.open(ledger(), 60), () -> slow.getAndSet(false));
    try (CallEngine engine = new CallEngine(options(FREE, 5, 8), ledger, () -> KEY, null)) {
      assertTrue(engine.call(requests(0, 4)).stream().allMatch(o -> o.failure() == null));
    }
    assertFalse(slow.get());
    assertEquals(0, totals().inDoubt());
    assertEquals(4, server.received().size());
  }

  private static CallLedger slowly(CallLedger ledger, BooleanSupplier slow) {
    return (CallLedger)
        Proxy.newProxyInstance(
            CallLedger.class.getClassLoader(),
            new Class<?>[] {CallLedger.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("exchange")
                  && !((List<?>) arguments[3]).isEmpty() // else it is but a sign of life
                  && slow.getAsBoolean()) {
                Thread.sleep(6000);
              }
              return method.invoke(ledger, arguments);
            });
  }

  @Test
  void theBreakerSparesAServerInTrouble() throws Exception {
    long start = System.nanoTime();
    serve(
        (key, time) ->
            System.nanoTime() - start < 900_000_000L ? Behaviour.ERROR_500 : Behaviour.ANSWER);
    try (CallEngine engine = engine(FREE, 5, 64)) {
      List<CallOutcome> outcomes = engine.call(requests(0, 300));
      assertTrue(outcomes.stream().allMatch(o -> o.failure() == null));
    }
    long refused = server.received().size() - server.billed();
    assertTrue(refused < 250, refused + " calls to a server in trouble");
  }

  @Test
  void aWrongKeyStopsEverything() throws Exception {
    serve((key, time) -> Behaviour.WRONG_KEY);
    try (CallEngine engine = engine(FREE, 5, 8)) {
      UserException stop = assertThrows(UserException.class, () -> engine.call(requests(0, 500)));
      assertTrue(stop.getMessage().contains("HTTP 401"), stop.getMessage());
      assertFalse(stop.getMessage().contains(KEY));
    }
    assertTrue(server.received().size() <= 16, server.received().size() + " calls");
    assertEquals(0, totals().spentPicoUsd());
  }

  @Test
  void aClipGoesAlongAndItsHashIsPartOfTheAddress() throws Exception {
    serve((key, time) -> Behaviour.ANSWER);
    CallOptions options = options(FREE, 5, 8);
    List<ChatRequest> requests = new ArrayList<>();
    for (String sha : List.of("a", "b", "unreadable")) {
      ChatRequest plain = requests(0, 1).get(0);
      requests.add(
          new ChatRequest(
              plain.model(), plain.messages(), plain.parameters(), 0, new AudioClip(clip(sha))));
    }
    AudioClip.Reader reader =
        utterance -> {
          if (utterance.audioSha256().equals("unreadable")) {
            throw new java.io.IOException("no such clip");
          }
          return utterance.audioSha256().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        };
    try (CallEngine engine =
        new CallEngine(options, JdbcLedger.open(ledger(), 2), () -> null, reader)) {
      List<CallOutcome> outcomes = engine.call(requests);
      assertEquals(Failure.FAILED, outcomes.get(2).failure());
      assertTrue(outcomes.get(2).detail().contains("no such clip"));
      assertTrue(outcomes.get(0).failure() == null && outcomes.get(1).failure() == null);
    }
    assertEquals(
        Set.of("YQ==", "Yg=="), // "a" and "b" in Base64 (RFC 4648)
        server.received().stream()
            .map(r -> r.body().path("messages").path(0).path("content").path(0))
            .map(part -> part.path("input_audio").path("data").asText())
            .collect(Collectors.toSet()));
    assertTrue(server.received().stream().allMatch(r -> r.authorization() == null));
  }

  private static Utterance clip(String sha) {
    return new Utterance(
        "c/" + sha,
        "c",
        "file:/none",
        null,
        null,
        null,
        null,
        sha,
        "wav",
        16_000,
        1,
        2.0,
        "c/s",
        null,
        null,
        "en",
        null,
        null,
        null,
        List.of(),
        null,
        null,
        Split.TRAIN,
        false,
        "CC0-1.0",
        true,
        true,
        true);
  }

  @Test
  void theKeyIsNowhereWrittenDown() throws Exception {
    serve((key, time) -> time == 0 ? Behaviour.BAD_REQUEST : Behaviour.ANSWER);
    try (CallEngine engine = engine(FREE, 5, 4)) {
      List<CallOutcome> outcomes = engine.call(requests(0, 10));
      assertTrue(outcomes.stream().allMatch(o -> o.failure() == Failure.FAILED));
      assertFalse(outcomes.toString().contains(KEY));
      engine.call(requests(0, 10));
    }
    assertFalse(options(FREE, 5, 4).toString().contains(KEY));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(KEY) || text.contains("Bearer"), file.toString());
      }
    }
  }
}
