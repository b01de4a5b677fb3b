package emotionthinker.signal;

/**
 * The sound as the default tracker looks at it: low-passed to the harmonics that carry pitch and
 * decimated to about 4 kHz.
 *
 * <p>The filter is Gaussian, H(f) = exp(−(f/α)²) with α = {@value #ALPHA_HZ} Hz: it has a short,
 * positive impulse response, so filtering and decimation are one weighted sum per kept sample. At
 * half the new rate its gain is below 0.8 %. The rate is the sound's own rate divided by a whole
 * number, so that nothing is resampled at odd ratios, and lies in 4–8 kHz; the response is fixed in
 * hertz, so that 8 and 48 kHz recordings of one voice look alike.
 *
 * <p>Scratch for one thread; the array is reused from sound to sound.
 */
final class MidBand {

  static final double ALPHA_HZ = 900;
  private static final double LOWEST_RATE_HZ = 4000;
  private static final double CUT =
      3.4; // the response is cut where it has fallen to exp(−CUT²), 1e−5

  private float[] samples = new float[0];
  private int length;
  private double rateHz;
  private int factor;
  private double plannedRateHz;
  private float[] kernel;

  /** Filters and decimates {@code x[0..inputLength)}; sample n then lies at time (n + ½)/rate. */
  void load(float[] x, int inputLength, double inputRateHz) {
    plan(inputRateHz);
    length = inputLength / factor;
    if (samples.length < length) {
      samples = new float[length];
    }
    boolean odd = factor % 2 == 1;
    int reach = kernel.length;
    for (int n = 0; n < length; n++) {
      // The middle of the n-th group of samples: one of them when factor is odd, between two when
      // even.
      int right = n * factor + factor / 2;
      int left = odd ? right : right - 1;
      boolean inside = left - reach >= 0 && right + reach < inputLength;
      float sum = inside ? dot(x, left, right) : dotAtEdge(x, inputLength, left, right);
      samples[n] = odd ? sum - kernel[0] * x[right] : sum;
    }
  }

  private void plan(double inputRateHz) {
    if (inputRateHz == plannedRateHz) {
      return;
    }
    factor = Math.max(1, (int) Math.floor(inputRateHz / LOWEST_RATE_HZ));
    rateHz = inputRateHz / factor;
    double offset = factor % 2 == 0 ? 0.5 : 0;
    int taps = (int) Math.ceil(CUT / (Math.PI * ALPHA_HZ) * inputRateHz) + 1;
    double[] half = new double[taps];
    double sum = 0;
    for (int k = 0; k < taps; k++) {
      double u = Math.PI * ALPHA_HZ * (k + offset) / inputRateHz;
      half[k] = Math.exp(-u * u);
      sum += (k == 0 && offset == 0 ? 1 : 2) * half[k];
    }
    kernel = new float[taps];
    for (int k = 0; k < taps; k++) {
      kernel[k] = (float) (half[k] / sum);
    }
    plannedRateHz = inputRateHz;
  }

  private float dot(float[] x, int left, int right) {
    float a = 0;
    float b = 0;
    int k = 0;
    for (; k + 1 < kernel.length; k += 2) {
      a += kernel[k] * (x[left - k] + x[right + k]);
      b += kernel[k + 1] * (x[left - k - 1] + x[right + k + 1]);
    }
    if (k < kernel.length) {
      a += kernel[k] * (x[left - k] + x[right + k]);
    }
    return a + b;
  }

  private float dotAtEdge(float[] x, int inputLength, int left, int right) {
    float sum = 0;
    for (int k = 0; k < kernel.length; k++) {
      float before = left - k >= 0 && left - k < inputLength ? x[left - k] : 0;
      float after = right + k >= 0 && right + k < inputLength ? x[right + k] : 0;
      sum += kernel[k] * (before + after);
    }
    return sum;
  }

  /** The samples; only the first {@link #length()} count. */
  float[] samples() {
    return samples;
  }

  int length() {
    return length;
  }

  double rateHz() {
    return rateHz;
  }
}
