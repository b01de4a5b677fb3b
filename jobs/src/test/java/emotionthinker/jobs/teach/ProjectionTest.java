package emotionthinker.jobs.teach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is said after the first answers. */
class ProjectionTest {
  @Test
  void allCallsCostWhatTheFirstDidOnAverage() {
    assertEquals(
        "after 100 answers: 1.5000 USD in 12 s; all 35,000 calls about 525.00 USD and 70 min",
        Projection.line(100, 1_500_000_000_000L, 12, 35_000));
    assertEquals(
        "after 3 answers: 0.0001 USD in 6 s; all 30 calls about 0.00 USD and 1 min",
        Projection.line(3, 100_000_000L, 6, 30));
  }
}
