package emotionthinker.signal;

/** Values half-way between the samples of an even function, by a windowed sinc. */
final class HalfSample {

  /** Samples used on either side. */
  static final int REACH = 6;

  private static final float[] KERNEL = new float[REACH];

  static {
    double sum = 0;
    for (int k = 0; k < REACH; k++) {
      double x = k + 0.5;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * x / (REACH + 0.5));
      KERNEL[k] = (float) ((k % 2 == 0 ? 1 : -1) / (Math.PI * x) * window);
      sum += 2 * KERNEL[k];
    }
    for (int k = 0; k < REACH; k++) {
      KERNEL[k] /= (float) sum;
    }
  }

  private HalfSample() {}

  /**
   * The value at k + ½ of a function known at 0, 1, 2, …, and even about 0.
   *
   * @param y samples; k + {@value #REACH} must lie inside
   * @param k 0 or more
   */
  static float between(float[] y, int k) {
    float sum = 0;
    for (int i = 0; i < REACH; i++) {
      sum += KERNEL[i] * (y[Math.abs(k - i)] + y[k + 1 + i]);
    }
    return sum;
  }
}
