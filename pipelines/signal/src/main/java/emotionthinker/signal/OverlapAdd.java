package emotionthinker.signal;

/**
 * Grains of a sound, each under a window of two half Hann windows, added up at other places, which
 * need not be samples: a grain is shifted by a sinc of {@value #TAPS} taps in a Hann window. Where
 * windows add up to more than 1 the sum is divided by them, so that crowded grains are not louder.
 */
final class OverlapAdd {
  private static final int TAPS = 32;
  private static final double ON_SAMPLE = 1e-7;

  private final float[] x;
  private final double[] sum;
  private final double[] weight;
  private final double[] taps = new double[TAPS];

  /**
   * @param x where grains come from; zeros outside
   * @param length samples of the result
   */
  OverlapAdd(float[] x, int length) {
    this.x = x;
    this.sum = new double[length];
    this.weight = new double[length];
  }

  /** Samples of the result. */
  int length() {
    return sum.length;
  }

  /**
   * Adds a grain.
   *
   * @param source its middle in the sound (samples)
   * @param target its middle in the result (samples)
   * @param left length of the rising half (samples)
   * @param right length of the falling half (samples)
   */
  void add(double source, double target, double left, double right) {
    double shift = source - target;
    double whole = Math.floor(shift);
    double fraction = shift - whole;
    if (fraction > 1 - ON_SAMPLE) {
      whole++;
      fraction = 0;
    }
    boolean between = fraction > ON_SAMPLE;
    if (between) {
      fillTaps(fraction);
    }
    int from = (int) Math.max(0, Math.ceil(target - left));
    int to = (int) Math.min(sum.length - 1, Math.floor(target + right));
    for (int m = from; m <= to; m++) {
      double half = m < target ? left : right;
      double w = half > 0 ? 0.5 + 0.5 * Math.cos(Math.PI * (m - target) / half) : 1;
      int at = m + (int) whole;
      sum[m] += w * (between ? interpolated(at) : sample(at));
      weight[m] += w;
    }
  }

  private void fillTaps(double fraction) {
    for (int k = 0; k < TAPS; k++) {
      double away = fraction - (k - TAPS / 2 + 1);
      double angle = Math.PI * away;
      double sinc = Math.abs(angle) < 1e-12 ? 1 : Math.sin(angle) / angle;
      taps[k] = sinc * (0.5 + 0.5 * Math.cos(2 * angle / (TAPS + 1)));
    }
  }

  private double interpolated(int at) {
    double value = 0;
    for (int k = 0; k < TAPS; k++) {
      value += taps[k] * sample(at + k - TAPS / 2 + 1);
    }
    return value;
  }

  private double sample(int i) {
    return i >= 0 && i < x.length ? x[i] : 0;
  }

  /** The result. */
  float[] sum() {
    float[] out = new float[sum.length];
    for (int m = 0; m < out.length; m++) {
      out[m] = (float) (sum[m] / Math.max(1, weight[m]));
    }
    return out;
  }
}
