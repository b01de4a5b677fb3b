package emotionthinker.stages.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupedHistogramTest {

  @Test
  void everyValueIsInOneBin() {
    GroupedHistogram histogram = new GroupedHistogram();
    Random random = new Random(7);
    double sum = 0;
    for (int i = 0; i < 5_000; i++) {
      double value = random.nextGaussian() * 10 + 100;
      histogram.accept(i % 3 == 0 ? "a" : "b", value);
      sum += i % 3 == 0 ? value : 0;
    }
    GroupedHistogram.Bins bins = histogram.bins(40);
    assertEquals(List.of("a", "b"), List.copyOf(bins.groups().keySet()));
    GroupedHistogram.Group a = bins.groups().get("a");
    assertEquals(1667, a.n());
    assertEquals(1667, a.counts().stream().mapToLong(n -> n).sum());
    assertEquals(sum / 1667, a.mean(), 1e-9);
    // 0.5th and 99.5th percentile of a normal distribution: 2.576 standard deviations
    assertEquals(100 - 25.76, bins.low(), 1.5);
    assertEquals(100 + 25.76, bins.high(), 1.5);
  }

  @Test
  void outliersAreCountedInTheOuterBins() {
    GroupedHistogram histogram = new GroupedHistogram();
    for (int i = 0; i < 1_000; i++) {
      histogram.accept("all", i % 10);
    }
    histogram.accept("all", 1e9);
    GroupedHistogram.Bins bins = histogram.bins(9);
    assertEquals(0, bins.low());
    assertEquals(9, bins.high());
    // values 8 and 9, and the outlier
    assertEquals(201, bins.groups().get("all").counts().get(8));
  }

  @Test
  void oneValueHasABinAroundIt() {
    GroupedHistogram histogram = new GroupedHistogram();
    histogram.accept("all", 5);
    GroupedHistogram.Bins bins = histogram.bins(3);
    assertEquals(List.of(0L, 1L, 0L), bins.groups().get("all").counts());
  }

  @Test
  void whatIsNoNumberIsRefused() {
    GroupedHistogram histogram = new GroupedHistogram();
    assertThrows(IllegalArgumentException.class, () -> histogram.accept("all", Double.NaN));
    assertThrows(IllegalStateException.class, () -> histogram.bins(3));
  }
}
