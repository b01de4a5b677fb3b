package emotionthinker.stages.grpo;

import java.util.stream.DoubleStream;

/**
 * Mean and Bessel-corrected standard deviation of the values that are there.
 *
 * <p>Values that differ by less than 1e-12 of the largest are taken to be equal, and then spread is
 * exactly 0: such differences are rounding, and divided by an epsilon of 1e-9 they would become
 * advantages.
 *
 * @param n number of values
 * @param mean 0 without values
 * @param std 0 with fewer than two values
 */
record Moments(int n, double mean, double std) {
  private static final double ROUNDING = 1e-12;

  static Moments of(DoubleStream values) {
    double[] v = values.filter(x -> !Double.isNaN(x)).toArray();
    if (v.length == 0) {
      return new Moments(0, 0, 0);
    }
    double low = v[0];
    double high = v[0];
    double sum = 0;
    for (double x : v) {
      low = Math.min(low, x);
      high = Math.max(high, x);
      sum += x;
    }
    double mean = sum / v.length;
    if (high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high))) {
      return new Moments(v.length, mean, 0);
    }
    double squares = 0;
    for (double x : v) {
      squares += (x - mean) * (x - mean);
    }
    return new Moments(v.length, mean, Math.sqrt(squares / (v.length - 1)));
  }

  /** Whether all values are the same. */
  boolean constant() {
    return std == 0;
  }

  /** A value less the mean; exactly 0 when all are the same. */
  double centred(double value) {
    return constant() ? 0 : value - mean;
  }
}
