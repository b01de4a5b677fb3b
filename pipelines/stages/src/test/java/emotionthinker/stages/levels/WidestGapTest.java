package emotionthinker.stages.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WidestGapTest {
  private static final double[] VALUES = {1, 2, 3, 5, 6, 7, 8, 12, 13, 14, 15};

  @Test
  void theWidestGapInReachIsCutInItsMiddle() {
    // Ten percentage points are one position.
    assertEquals(6.5, WidestGap.middle(VALUES, 50, 0), "equally wide on both sides: the lower");
    assertEquals(7.5, WidestGap.middle(VALUES, 55, 0));
    assertEquals(4, WidestGap.middle(VALUES, 30, 5));
    assertEquals(10, WidestGap.middle(VALUES, 50, 10));
    assertEquals(10, WidestGap.middle(VALUES, 99, 40));
  }

  @Test
  void theEndsOfTheSampleAreEnds() {
    assertEquals(1.5, WidestGap.middle(VALUES, 0, 5));
    assertEquals(14.5, WidestGap.middle(VALUES, 100, 5));
    assertEquals(3, WidestGap.middle(new double[] {3}, 33, 1));
    assertEquals(3, WidestGap.middle(new double[] {3, 3, 3, 3}, 33, 5));
    assertEquals(3.5, WidestGap.middle(new double[] {3, 3, 3, 4}, 67, 5));
  }

  @Test
  void withoutReachTheCutLiesInTheGapOfThePercentile() {
    double[] values = PercentilesTest.uniform(61, 7);
    Arrays.sort(values);
    for (double percent = 1; percent < 100; percent += 0.37) {
      double percentile = Percentiles.percentile(values, percent);
      double cut = WidestGap.middle(values, percent, 0);
      int between =
          (int)
              Arrays.stream(values)
                  .filter(v -> v > Math.min(cut, percentile) + 1e-9)
                  .filter(v -> v < Math.max(cut, percentile) - 1e-9)
                  .count();
      assertEquals(0, between, "at " + percent);
      assertTrue(Arrays.stream(values).noneMatch(v -> v == cut), "at " + percent);
    }
  }
}
