package emotionthinker.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress();

  @Test
  void nothingIsKnownAtFirst() {
    assertEquals("ingest       0 rows  2 s", progress.line("ingest", 2));
  }

  @Test
  void rateTimeLeftRejectsAndMoney() {
    progress.follow(1_000, () -> 240, () -> 10);
    progress.spent(1_500_000_000_000L);
    assertEquals(
        "annotate     250 of 1,000 rows  5/s  2:30 left  rejected 10  1.5000 USD  50 s",
        progress.line("annotate", 50));
  }

  @Test
  void noShareWhereOneRowGivesSeveral() {
    progress.follow(100, () -> 400, () -> 0);
    assertEquals("tuples       400 rows  40/s  10 s", progress.line("tuples", 10));
  }

  @Test
  void theNextStageStartsFromNothing() {
    progress.follow(100, () -> 400, () -> 0);
    progress.clear();
    assertEquals("score        0 rows  0 s", progress.line("score", 0));
  }
}
