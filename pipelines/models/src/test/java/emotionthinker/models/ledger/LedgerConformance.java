package emotionthinker.models.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.stages.cot.calls.CallLedger;
import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.Decision;
import emotionthinker.stages.cot.calls.Intent;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.LimitOptions;
import emotionthinker.stages.cot.calls.Settlement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every ledger must do, whatever database holds it. */
abstract class LedgerConformance {
  private static final double LEASE_S = 10;
  private static final LimitOptions FREE = LimitOptions.none("a");

  private final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
  private final List<JdbcLedger> opened = new ArrayList<>();
  private int attempt;

  /** The ledger of this test; opened again it is the same. */
  abstract JdbcLedger open(double leaseS, LongSupplier time);

  @AfterEach
  void closeAll() {
    opened.forEach(JdbcLedger::close);
  }

  private JdbcLedger ledger() {
    JdbcLedger ledger = open(LEASE_S, clock::get);
    opened.add(ledger);
    return ledger;
  }

  private Intent intent(String question) {
    return intent(question, 100, 1000);
  }

  private Intent intent(String question, long tokens, long picoUsd) {
    String json = "{\"q\":\"" + question + "\"}";
    return new Intent("t" + attempt++, ChatRequest.sha256(json), json, tokens, picoUsd);
  }

  private static ChatAnswer answer(String text, long tokens, long picoUsd) {
    return new ChatAnswer(text, "stop", "id-1", "m-1", tokens, 0, picoUsd);
  }

  private static Decision one(CallLedger ledger, String holder, LimitOptions limits, Intent i) {
    return ledger.exchange(holder, limits, List.of(), List.of(i)).get(0);
  }

  private static void settle(CallLedger ledger, String holder, Settlement... settled) {
    assertEquals(List.of(), ledger.exchange(holder, FREE, List.of(settled), List.of()));
  }

  @Test
  void anAnswerIsRecordedOnceAndForEver() {
    CallLedger ledger = ledger();
    Intent first = intent("x");
    assertEquals(new Decision.Admitted(false), one(ledger, "w", FREE, first));
    assertInstanceOf(Decision.Elsewhere.class, one(ledger, "w", FREE, intent("x")));
    assertEquals(Map.of(), ledger.answers(Set.of(first.sha256())));
    ChatAnswer answer = answer("it is\nsaid \u201cso\u201d \ud83d\ude00", 42, 420);
    settle(ledger, "w", Settlement.answered(first.attemptId(), answer));
    settle(ledger, "w", Settlement.answered(first.attemptId(), answer));
    ledger.close();
    CallLedger again = ledger();
    assertEquals(new Decision.Recorded(answer), one(again, "v", FREE, intent("x")));
    assertEquals(Map.of(first.sha256(), answer), again.answers(Set.of(first.sha256(), "none")));
    assertEquals(first.canonicalJson(), again.request(first.sha256()));
    assertNull(again.request("none"));
    LedgerTotals totals = again.totals("a");
    assertEquals(1, totals.answers());
    assertEquals(420, totals.spentPicoUsd());
    assertEquals(42, totals.spentTokens());
    assertEquals(0, totals.open());
  }

  @Test
  void askedAgainAfterABrokenConnectionTheSameAttemptIsTheSame() {
    CallLedger ledger = ledger();
    Intent intent = intent("x");
    assertEquals(new Decision.Admitted(false), one(ledger, "w", FREE, intent));
    assertEquals(new Decision.Admitted(false), one(ledger, "w", FREE, intent));
    assertEquals(1, ledger.totals("a").open());
  }

  @Test
  void refusedIsFreeAndMayBeAskedAgain() {
    CallLedger ledger = ledger();
    Intent intent = intent("x");
    one(ledger, "w", FREE, intent);
    settle(ledger, "w", Settlement.refused(intent.attemptId(), "429"));
    assertEquals(new Decision.Admitted(false), one(ledger, "w", FREE, intent("x")));
    assertEquals(0, ledger.totals("a").spentPicoUsd());
    assertEquals(1, ledger.totals("a").refused());
  }

  @Test
  void inDoubtIsChargedAtItsMaximumAndSentAgainOnce() {
    CallLedger ledger = ledger();
    Intent first = intent("x", 70, 700);
    one(ledger, "w", FREE, first);
    settle(ledger, "w", Settlement.inDoubt(first.attemptId(), "timeout"));
    assertEquals(700, ledger.totals("a").spentPicoUsd());
    Intent second = intent("x", 70, 700);
    assertEquals(new Decision.Admitted(true), one(ledger, "w", FREE, second));
    settle(ledger, "w", Settlement.inDoubt(second.attemptId(), "timeout"));
    assertInstanceOf(Decision.InDoubt.class, one(ledger, "w", FREE, intent("x")));
    assertEquals(1400, ledger.totals("a").spentPicoUsd());
    assertEquals(2, ledger.totals("a").inDoubt());
    // an answer that comes after all ends the doubt
    settle(ledger, "w", Settlement.answered(first.attemptId(), answer("late", 7, 70)));
    assertInstanceOf(Decision.Recorded.class, one(ledger, "w", FREE, intent("x")));
    assertEquals(770, ledger.totals("a").spentPicoUsd());
    assertEquals(1, ledger.totals("a").inDoubt());
  }

  @Test
  void whatADeadWorkerHadInFlightIsInDoubt() {
    CallLedger alive = ledger();
    for (int death = 1; death <= 4; death++) {
      one(ledger(), "dead" + death, FREE, intent("x"));
      assertInstanceOf(Decision.Elsewhere.class, one(alive, "alive", FREE, intent("x")));
      for (int i = 0; i < 15; i++) {
        clock.addAndGet(1000);
        alive.exchange("alive", FREE, List.of(), List.of());
      }
      assertEquals(death, alive.totals("a").inDoubt());
      assertEquals(1000L * death, alive.totals("a").spentPicoUsd());
    }
    assertEquals(new Decision.Admitted(true), one(alive, "alive", FREE, intent("x")));
  }

  @Test
  void aWorkerThatGivesSignsOfLifeKeepsItsCalls() {
    CallLedger slow = ledger();
    CallLedger other = ledger();
    one(slow, "slow", FREE, intent("x"));
    for (int i = 0; i < 60; i++) {
      clock.addAndGet(1000);
      slow.exchange("slow", FREE, List.of(), List.of());
      assertInstanceOf(Decision.Elsewhere.class, one(other, "other", FREE, intent("x")));
    }
    assertEquals(0, other.totals("a").inDoubt());
  }

  @Test
  void theBudgetHoldsWithEverythingInFlight() {
    CallLedger ledger = ledger();
    LimitOptions limits = new LimitOptions("a", 0, 0, 60, 0, "0.000000003", 0); // 3000 pico-USD
    Intent a = intent("a", 1, 1000);
    assertEquals(new Decision.Admitted(false), one(ledger, "w", limits, a));
    assertEquals(new Decision.Admitted(false), one(ledger, "w", limits, intent("b", 1, 2000)));
    Decision.Wait wait = (Decision.Wait) one(ledger, "w", limits, intent("c", 1, 1));
    assertEquals(Decision.Limit.BUDGET, wait.limit());
    settle(ledger, "w", Settlement.answered(a.attemptId(), answer("a", 1, 400)));
    Intent d = intent("d", 1, 600);
    assertEquals(new Decision.Admitted(false), one(ledger, "w", limits, d));
    settle(ledger, "w", Settlement.answered(d.attemptId(), answer("d", 1, 600)));
    assertInstanceOf(Decision.Wait.class, one(ledger, "w", limits, intent("e", 1, 1)));
    settle(ledger, "w", Settlement.answered("t1", answer("b", 1, 1999)));
    assertEquals(new Decision.Admitted(false), one(ledger, "w", limits, intent("f", 1, 1)));
    settle(ledger, "w", Settlement.answered("t5", answer("f", 1, 1)));
    assertInstanceOf(Decision.BudgetExhausted.class, one(ledger, "w", limits, intent("g", 1, 1)));
    // another account has its own
    LimitOptions other = new LimitOptions("b", 0, 0, 60, 0, "0.000000003", 0);
    assertEquals(new Decision.Admitted(false), one(ledger, "w", other, intent("g", 1, 1)));
  }

  @Test
  void theTokenBudgetHoldsToo() {
    CallLedger ledger = ledger();
    LimitOptions limits = new LimitOptions("a", 0, 0, 60, 0, null, 150);
    assertEquals(new Decision.Admitted(false), one(ledger, "w", limits, intent("a", 100, 0)));
    assertInstanceOf(Decision.Wait.class, one(ledger, "w", limits, intent("b", 100, 0)));
    settle(ledger, "w", Settlement.answered("t0", answer("a", 51, 0)));
    Decision.BudgetExhausted end =
        (Decision.BudgetExhausted) one(ledger, "w", limits, intent("b", 100, 0));
    assertTrue(end.detail().contains("51 of 150 tokens"), end.detail());
    assertEquals(new Decision.Admitted(false), one(ledger, "w", limits, intent("b", 99, 0)));
  }

  @Test
  void noMoreCallsAreInFlightThanAllowed() {
    CallLedger ledger = ledger();
    CallLedger other = ledger();
    LimitOptions limits = new LimitOptions("a", 0, 0, 60, 2, null, 0);
    one(ledger, "w", limits, intent("a"));
    one(other, "v", limits, intent("b"));
    Decision.Wait wait = (Decision.Wait) one(ledger, "w", limits, intent("c"));
    assertEquals(Decision.Limit.CONCURRENT, wait.limit());
    settle(other, "v", Settlement.refused("t1", "500"));
    assertEquals(new Decision.Admitted(false), one(ledger, "w", limits, intent("c")));
  }

  /**
   * Two workers, random durations: for whatever instant between admission and end a server counts a
   * call at, no sliding window holds more than the limits.
   */
  @Test
  void noSlidingWindowHoldsMoreThanTheLimits() {
    LimitOptions limits = new LimitOptions("a", 20, 900, 10, 0, null, 0);
    CallLedger[] workers = {ledger(), ledger()};
    Random random = new Random(5);
    record Flight(String id, int worker, long ends, int tokens, long startMs) {}
    Deque<Flight> flights = new ArrayDeque<>();
    List<long[]> counted = new ArrayList<>(); // instant at the server, tokens
    int waits = 0;
    for (int step = 0; step < 1500; step++) {
      clock.addAndGet(random.nextInt(120));
      for (int i = flights.size(); i > 0; i--) {
        Flight f = flights.removeFirst();
        if (f.ends() > clock.get()) {
          flights.addLast(f);
          continue;
        }
        long at = f.startMs() + (long) (random.nextDouble() * (clock.get() - f.startMs()));
        counted.add(new long[] {at, f.tokens()});
        settle2(workers[f.worker()], "w" + f.worker(), limits, f.id(), f.tokens());
      }
      int worker = random.nextInt(2);
      int tokens = 20 + random.nextInt(40);
      Intent intent = intent("q" + step, tokens + random.nextInt(30), 0);
      if (one(workers[worker], "w" + worker, limits, intent) instanceof Decision.Admitted) {
        flights.addLast(
            new Flight(
                intent.attemptId(),
                worker,
                clock.get() + random.nextInt(900),
                tokens,
                clock.get()));
      } else {
        waits++;
      }
    }
    assertTrue(counted.size() > 100 && waits > 100, counted.size() + " calls, " + waits);
    for (long[] last : counted) {
      long requests = 0;
      long tokens = 0;
      for (long[] one : counted) {
        if (one[0] <= last[0] && one[0] > last[0] - limits.windowMillis()) {
          requests++;
          tokens += one[1];
        }
      }
      assertTrue(requests <= 20, requests + " requests in a window");
      assertTrue(tokens <= 900, tokens + " tokens in a window");
    }
  }

  private static void settle2(
      CallLedger ledger, String holder, LimitOptions limits, String id, int tokens) {
    ledger.exchange(
        holder, limits, List.of(Settlement.answered(id, answer("t", tokens, 0))), List.of());
  }

  @Test
  void aBatchIsChargedUntilItsResultsAreThere() {
    CallLedger ledger = ledger();
    Intent a = intent("a", 10, 500);
    Intent b = intent("b", 10, 500);
    assertEquals(
        List.of(new Decision.Admitted(false), new Decision.Admitted(false)),
        ledger.enterBatch("batch-1", FREE, List.of(a, b)));
    assertInstanceOf(Decision.InBatch.class, one(ledger, "w", FREE, intent("a")));
    clock.addAndGet(86_400_000);
    assertEquals(
        new Decision.InBatch(), ledger.enterBatch("batch-2", FREE, List.of(intent("b"))).get(0));
    assertEquals(1000, ledger.totals("a").spentPicoUsd());
    assertTrue(ledger.settleBatch(a.sha256(), answer("A", 4, 100), null));
    assertFalse(ledger.settleBatch(a.sha256(), answer("A", 4, 100), null));
    assertTrue(ledger.settleBatch(b.sha256(), null, "expired"));
    assertEquals(100, ledger.totals("a").spentPicoUsd());
    assertInstanceOf(Decision.Recorded.class, one(ledger, "w", FREE, intent("a")));
    assertEquals(new Decision.Admitted(false), one(ledger, "w", FREE, intent("b")));
  }

  @Test
  void manyGoThroughInOneExchange() {
    CallLedger ledger = ledger();
    List<Intent> wanted = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      wanted.add(intent("q" + i, 1, 1));
    }
    List<Decision> decisions = ledger.exchange("w", FREE, List.of(), wanted);
    assertTrue(decisions.stream().allMatch(d -> d.equals(new Decision.Admitted(false))));
    List<Settlement> settled = new ArrayList<>();
    wanted.forEach(i -> settled.add(Settlement.answered(i.attemptId(), answer(i.sha256(), 1, 1))));
    List<Decision> again = ledger.exchange("w", FREE, settled, wanted);
    for (int i = 0; i < wanted.size(); i++) {
      Decision.Recorded recorded = (Decision.Recorded) again.get(i);
      assertEquals(wanted.get(i).sha256(), recorded.answer().text());
    }
    assertEquals(700, ledger.totals(null).spentPicoUsd());
  }
}
