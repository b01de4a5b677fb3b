package emotionthinker.stages.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Against numpy 2.4: {@code np.percentile(v, p)} (its default method, linear) and {@code
 * np.interp(x, np.percentile(v, np.arange(101)), np.arange(101))}, printed with repr and pasted
 * here. The sample is a linear congruential generator, x ← (1103515245 x + 12345) mod 2^31, that
 * both sides run.
 */
class PercentilesTest {
  static double[] uniform(int n, long seed) {
    double[] values = new double[n];
    long x = seed;
    for (int i = 0; i < n; i++) {
      x = (1103515245L * x + 12345) % (1L << 31);
      values[i] = x / (double) (1L << 31);
    }
    return values;
  }

  private static double[] sample() {
    double[] values = uniform(60, 42);
    Arrays.setAll(values, i -> 80 + 140 * values[i]);
    Arrays.sort(values);
    return values;
  }

  @Test
  void equalsNumpyToTheLastBit() {
    double[] v = sample();
    assertEquals(84.57779169082642, Percentiles.percentile(v, 0));
    assertEquals(84.63344901390374, Percentiles.percentile(v, 1));
    assertEquals(124.38624608471979, Percentiles.percentile(v, 33.333));
    assertEquals(141.9619780126959, Percentiles.percentile(v, 50));
    assertEquals(166.30040758477122, Percentiles.percentile(v, 66.667));
    assertEquals(212.8014497938566, Percentiles.percentile(v, 99));
    assertEquals(215.1406128704548, Percentiles.percentile(v, 100));
    double[] w = {-2.5, 0.5, 3.1, 4.75, 7.25};
    assertEquals(-1.2999999999999998, Percentiles.percentile(w, 10));
    assertEquals(1.3666319999999996, Percentiles.percentile(w, 33.333));
    assertEquals(4.200022, Percentiles.percentile(w, 66.667));
    assertEquals(6.25, Percentiles.percentile(w, 90));
  }

  @Test
  void gridEqualsNumpy() {
    List<Double> grid = Percentiles.grid(sample());
    assertEquals(101, grid.size());
    assertEquals(95.75799108939245, grid.get(7));
    assertEquals(208.43265895033255, grid.get(93));
  }

  @Test
  void rankEqualsNumpyInterp() {
    List<Double> grid = Percentiles.grid(sample());
    assertEquals(0, Percentiles.rank(grid, 79));
    assertEquals(31.75592456019312, Percentiles.rank(grid, 120), 1e-12);
    assertEquals(55.27339125956318, Percentiles.rank(grid, 150.25), 1e-12);
    assertEquals(100, Percentiles.rank(grid, 230));
  }

  @Test
  void rankOfATieIsTheMiddleOfItsRun() {
    List<Double> grid = Percentiles.grid(new double[] {1, 1, 1, 1, 1});
    assertEquals(50, Percentiles.rank(grid, 1));
    assertEquals(0, Percentiles.rank(grid, 0.9));
    assertEquals(100, Percentiles.rank(grid, 1.1));
  }

  @Test
  void rankInvertsPercentileOnRandomSamples() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      double[] v = random.doubles(200).sorted().toArray();
      List<Double> grid = Percentiles.grid(v);
      for (int p = 0; p <= 100; p++) {
        assertEquals(p, Percentiles.rank(grid, Percentiles.percentile(v, p)), 1e-9);
      }
      double x = random.nextDouble();
      long below = Arrays.stream(v).filter(value -> value <= x).count();
      assertEquals(below / 2.0, Percentiles.rank(grid, x), 1.1);
    }
  }

  @Test
  void refusesAnEmptySampleAndAPercentageOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> Percentiles.percentile(new double[0], 50));
    assertThrows(
        IllegalArgumentException.class, () -> Percentiles.percentile(new double[] {1}, 100.5));
    assertEquals(List.of(), Percentiles.grid(new double[0]));
    assertEquals(4, Percentiles.percentile(new double[] {4}, 33));
  }
}
