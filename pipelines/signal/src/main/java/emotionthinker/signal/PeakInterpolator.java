package emotionthinker.signal;

/**
 * Height of the maximum of a band-limited function near one of its samples: a sinc under a raised
 * cosine (Boersma 1993, eq. 22) tabulated in steps of 1/32 sample, evaluated at three steps around
 * the top of the parabola through the samples, and the parabola through those three.
 */
final class PeakInterpolator {
  private static final int DEPTH = 24;
  private static final int PHASES = 32;
  private static final int EXACT_DEPTH = 70;
  private static final double TOLERANCE = 1e-4;
  private static final double[][] TABLE = table();

  private PeakInterpolator() {}

  /**
   * The height of the maximum near {@code peak}.
   *
   * @param y samples {@code y[0..length)}
   * @param peak index of a sample not below its neighbours, 1..length − 2
   */
  static double height(double[] y, int length, int peak) {
    if (peak - DEPTH < 0 || peak + DEPTH + 2 > length) {
      double at = SincInterpolation.argMax(y, length, peak, EXACT_DEPTH, TOLERANCE);
      return SincInterpolation.valueAt(y, length, at, EXACT_DEPTH);
    }
    double curvature = 2 * y[peak] - y[peak - 1] - y[peak + 1];
    double offset = curvature > 0 ? 0.5 * (y[peak + 1] - y[peak - 1]) / curvature : 0;
    int phase = (int) Math.round(offset * PHASES);
    double middle = value(y, peak, phase);
    double left = value(y, peak, phase - 1);
    double right = value(y, peak, phase + 1);
    while (right > middle && phase < PHASES) {
      phase++;
      left = middle;
      middle = right;
      right = value(y, peak, phase + 1);
    }
    while (left > middle && phase > -PHASES) {
      phase--;
      right = middle;
      middle = left;
      left = value(y, peak, phase - 1);
    }
    double bend = 2 * middle - left - right;
    double slope = 0.5 * (right - left);
    return bend > 0 ? middle + 0.5 * slope * slope / bend : middle;
  }

  private static double value(double[] y, int peak, int phase) {
    int left = peak + Math.floorDiv(phase, PHASES);
    double[] weights = TABLE[Math.floorMod(phase, PHASES)];
    double sum = 0;
    for (int k = 0, i = left - DEPTH + 1; k < 2 * DEPTH; k++, i++) {
      sum += weights[k] * y[i];
    }
    return sum;
  }

  /** Weights of samples left − DEPTH + 1 .. left + DEPTH for a point phase/PHASES after left. */
  private static double[][] table() {
    double[][] table = new double[PHASES][2 * DEPTH];
    table[0][DEPTH - 1] = 1;
    for (int phase = 1; phase < PHASES; phase++) {
      double fraction = (double) phase / PHASES;
      for (int k = 0; k < 2 * DEPTH; k++) {
        double distance = fraction + DEPTH - 1 - k;
        double edge = distance > 0 ? fraction + DEPTH : 1 - fraction + DEPTH;
        double angle = Math.PI * distance;
        double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / edge);
        table[phase][k] = Math.sin(angle) / angle * window;
      }
    }
    return table;
  }
}
