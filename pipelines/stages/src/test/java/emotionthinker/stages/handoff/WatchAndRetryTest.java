package emotionthinker.stages.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchAndRetryTest {
  private static final SignWatch WATCH = new SignWatch(new WatchOptions(100, 10, false, 1));
  private static final SignWatch STRICT = new SignWatch(new WatchOptions(100, 10, true, 1));

  private static Signs silent(int rank, double seconds) {
    return new Signs(LaunchPlan.rankName(rank), seconds, true, null);
  }

  private static Signs beating(int rank, double silent, double beat) {
    return new Signs(LaunchPlan.rankName(rank), silent, true, beat);
  }

  @Test
  void oneRankThatLogsKeepsTheTrainingAlive() {
    List<Signs> onlyRank0Logs = List.of(silent(0, 1), silent(1, 5000), silent(2, 5000));
    assertTrue(WATCH.hung(onlyRank0Logs).isEmpty());
    assertTrue(STRICT.hung(onlyRank0Logs).orElseThrow().startsWith("no sign of life: rank-00001"));
    assertTrue(WATCH.hung(List.of()).isEmpty());
  }

  @Test
  void trainingThatIsSilentIsHungAndTheLongestSilenceIsNamed() {
    String why = WATCH.hung(List.of(silent(0, 11), silent(1, 14), silent(2, 12))).orElseThrow();
    assertTrue(why.contains("rank-00001 (last sign 14 s ago) hung"), why);
    assertTrue(WATCH.hung(List.of(silent(0, 9.9), silent(1, 14))).isEmpty());
  }

  @Test
  void rankThatStoppedBeatingIsNamedAlthoughTheTrainingLogs() {
    String why =
        WATCH.hung(List.of(beating(0, 1, 1), beating(1, 1, 30), beating(2, 1, 12))).orElseThrow();
    assertTrue(why.contains("rank-00001 (last sign 30 s ago), rank-00002"), why);
    assertFalse(why.substring(0, why.indexOf("hung")).contains("rank-00000"), why);
    assertTrue(WATCH.hung(List.of(beating(0, 500, 2))).isEmpty(), "it beats, silently");
  }

  @Test
  void startHasALimitOfItsOwn() {
    Signs loading = new Signs("rank-00000", 99, false, null);
    assertTrue(WATCH.hung(List.of(loading)).isEmpty());
    Signs stuck = new Signs("rank-00000", 101, false, null);
    assertTrue(WATCH.hung(List.of(stuck)).orElseThrow().contains("within 100 s of the launch"));
  }

  private static AttemptEnd failed(int attempt, String line, Long from, Long newest) {
    return new AttemptEnd(
        attempt,
        AttemptEnd.Kind.FAILED,
        "m",
        "rank-00001",
        line,
        from == null ? null : new Checkpoint(from, "c"),
        newest == null ? null : new Checkpoint(newest, "c"));
  }

  @Test
  void sameFailureWithoutProgressIsGivenUp() {
    AttemptPolicy policy = new AttemptPolicy(9);
    AttemptEnd first = failed(1, "boom", null, null);
    assertNull(policy.giveUp(List.of(first)));
    assertNotNull(policy.giveUp(List.of(first, failed(2, "boom", null, null))));
    assertNull(policy.giveUp(List.of(first, failed(2, "bang", null, null))), "another reason");
    assertNull(policy.giveUp(List.of(first, failed(2, "boom", null, 40L))), "a new checkpoint");
    assertNull(policy.giveUp(List.of(failed(1, "", 4L, 4L), failed(2, "", 4L, 4L))), "no line");
    List<AttemptEnd> lost = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      assertNull(lost.isEmpty() ? null : policy.giveUp(lost), "launch " + i);
      lost.add(new AttemptEnd(i, AttemptEnd.Kind.LOST, "m", "h", "x", null, null));
    }
    assertTrue(policy.giveUp(lost).contains("9 of 9"));
  }

  @Test
  void missingThingsAreNotLaunchedAgain() {
    AttemptEnd refused = new AttemptEnd(1, AttemptEnd.Kind.REFUSED, "m", "", "", null, null);
    assertEquals("nothing was started", new AttemptPolicy(5).giveUp(List.of(refused)));
  }

  @Test
  void floodIsCutToItsBudgetAndNothingIsLostFromTheEnd() {
    LineBudget budget = new LineBudget(new LogOptions(10, 80, 1L << 20, 3));
    List<String> flood = IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList();
    assertEquals(10, budget.accept(flood, 0).size());
    assertEquals(List.of("line 997", "line 998", "line 999"), budget.last());
    List<String> later = budget.accept(List.of("x".repeat(500) + "\u001b[31m"), 0.5);
    assertEquals("[990 lines left out; the kept file has more]", later.get(0));
    assertTrue(later.get(1).endsWith(" [505 characters]") && later.get(1).length() < 110);
    long shown = 0;
    for (int second = 1; second <= 60; second++) {
      shown += budget.accept(flood, second).stream().filter(l -> l.startsWith("line")).count();
    }
    assertEquals(600, shown, 10);
  }

  @Test
  void floodThatEndsWithItsProcessIsCountedOnce() {
    LineBudget budget = new LineBudget(new LogOptions(10, 80, 1L << 20, 3));
    assertEquals(List.of(), budget.leftOut());
    budget.accept(IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList(), 0);
    budget.skip(70);
    assertEquals(
        List.of("[990 lines and 70 bytes left out; the kept file has more]"), budget.leftOut());
    assertEquals(List.of(), budget.leftOut());
  }

  @Test
  void failureOfTorchrunIsThatOfTheRankItBlames() {
    RankFailure.Local blamed =
        RankFailure.ofTorchrun(
            List.of(
                "W1127 api.py:1028] Sending process 25332 closing signal SIGTERM",
                "E1127 api.py:1002] failed (exitcode: -9) local_rank: 1 (pid: 25333) of binary: py",
                "  rank      : 0 (local_rank: 0)"));
    assertEquals(new RankFailure.Local(1, -9), blamed);
    assertNull(RankFailure.ofTorchrun(List.of("all is well")));
    String killed = new RankFailure("rank-00001", "h", -9, List.of("last")).message();
    assertTrue(killed.startsWith("rank-00001 on h was ended by signal 9 (SIGKILL"), killed);
    assertTrue(killed.endsWith("\n  | last"), killed);
    String shell = new RankFailure("r", "h", 137, List.of()).message();
    assertEquals(killed.substring(14, 40), shell.substring(5, 31), "a shell reports 128 + signal");
    assertTrue(
        new RankFailure("r", "h", 2, List.of()).message().contains("ended with exit code 2"));
  }
}
