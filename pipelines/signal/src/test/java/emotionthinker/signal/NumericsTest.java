package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small numeric parts against direct sums and published numbers. */
class NumericsTest {
  @ParameterizedTest
  @CsvSource({"1,1", "7,5", "8,8", "9,72", "160,73", "213,213", "640,641"})
  void lagProductsAreDirectSums(int length, int lags) {
    Random random = new Random(length * 1000L + lags);
    float[] a = new float[length + 3];
    float[] b = new float[length + lags + 5];
    for (int i = 0; i < a.length; i++) {
      a[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = (float) random.nextGaussian();
    }
    float[] out = new float[lags];
    LagProducts products = new LagProducts();
    products.multiply(a, 0, 1, b, 0, 1, new float[1]);
    products.multiply(a, 3, length, b, 5, lags, out);
    for (int lag = 0; lag < lags; lag++) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += (double) a[3 + i] * b[5 + i + lag];
      }
      assertEquals(sum, out[lag], 1e-5 * Math.sqrt(length) * 10);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.05,100.3", "0.2,101.7", "0.45,100.5", "0.9,99.5"})
  void peakHeightOfABandLimitedFunction(double cyclesPerTwoSamples, double at) {
    double[] y = new double[201];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.cos(Math.PI * cyclesPerTwoSamples * (i - at));
    }
    int peak = (int) Math.round(at);
    if (y[peak - 1] > y[peak]) {
      peak--;
    } else if (y[peak + 1] > y[peak]) {
      peak++;
    }
    assertEquals(1, PeakInterpolator.height(y, y.length, peak), 5e-3);
  }

  @Test
  void savitzkyGolayHasThePublishedWeights() {
    // Savitzky & Golay 1964, table I: 9 points, quadratic: (-21 14 39 54 59 54 39 14 -21)/231.
    double[] impulse = new double[17];
    impulse[8] = 231;
    double[] smooth = new double[17];
    new SavitzkyGolay(9, 2).smooth(impulse, 17, smooth);
    double[] expected = {-21, 14, 39, 54, 59, 54, 39, 14, -21};
    for (int i = 0; i < 9; i++) {
      assertEquals(expected[i], smooth[4 + i], 1e-9);
    }
  }

  @Test
  void savitzkyGolayKeepsParabolas() {
    double[] y = new double[20];
    for (int i = 0; i < 20; i++) {
      y[i] = 3 - 0.4 * i + 0.07 * i * i;
    }
    double[] smooth = new double[20];
    new SavitzkyGolay(9, 2).smooth(y, 20, smooth);
    assertArrayEquals(y, smooth, 1e-9);
    assertThrows(
        IllegalArgumentException.class, () -> new SavitzkyGolay(9, 2).smooth(y, 8, smooth));
    assertThrows(IllegalArgumentException.class, () -> new SavitzkyGolay(8, 2));
  }

  @Test
  void polynomialFits() {
    double[] x = {0, 0.2, 0.5, 0.7, 1};
    double[] y = new double[5];
    for (int i = 0; i < 5; i++) {
      y[i] = 2 - 3 * x[i] + 5 * x[i] * x[i];
    }
    PolynomialFit parabola = PolynomialFit.parabola(x, y, 5);
    assertEquals(2, parabola.c0(), 1e-9);
    assertEquals(-3, parabola.c1(), 1e-9);
    assertEquals(5, parabola.c2(), 1e-9);
    assertEquals(1, parabola.r2(), 1e-12);
    PolynomialFit line = PolynomialFit.line(x, y, 5);
    assertTrue(line.r2() < 0.99);
    assertEquals(0, PolynomialFit.parabola(x, y, 2).c2(), "two points make a line");
  }

  @Test
  void percentiles() {
    double[] v = {1, 2, 3, 4, 10, 99};
    assertEquals(3, Percentiles.ofSorted(v, 5, 0.5));
    assertEquals(1, Percentiles.ofSorted(v, 5, 0));
    assertEquals(10, Percentiles.ofSorted(v, 5, 1));
    assertEquals(1.2, Percentiles.ofSorted(v, 5, 0.05), 1e-12);
    assertEquals(1, Percentiles.ofSorted(v, 1, 0.7));
  }

  @Test
  void semitones() {
    assertEquals(12, Semitones.between(110, 220), 1e-12);
    assertEquals(-7.01955, Semitones.between(150, 100), 1e-5);
  }

  @Test
  void frameGridIsCentred() {
    FrameGrid grid = FrameGrid.of(16_000, 16_000, 0.04, 0.01);
    assertEquals(97, grid.size());
    assertEquals(0.5, (grid.timeS(0) + grid.timeS(96)) / 2, 1e-12);
    assertEquals(0, FrameGrid.of(100, 16_000, 0.04, 0.01).size());
  }
}
