package emotionthinker.signal;

/**
 * The sound as the default tracker looks at it: a <b>mid band</b> at about 4 kHz (Gaussian
 * low-pass, α = {@value #MID_ALPHA_HZ} Hz) that holds the harmonics which carry pitch, and a <b>low
 * band</b> at about 2 kHz (α = {@value #LOW_ALPHA_HZ} Hz, the response of Praat's filtered
 * autocorrelation with a top of 600 Hz) whose level tells voicing. The rates are the sound's own
 * rate divided by whole numbers, so nothing is resampled at odd ratios; responses are fixed in
 * hertz, so that 8 and 48 kHz recordings of one voice look alike.
 *
 * <p>A Gaussian has a short, positive impulse response: filtering and decimation are one weighted
 * sum per kept sample. At half the mid rate its gain is below 0.8 %, at half the low rate below
 * 10⁻⁴. Scratch for one thread; the arrays are reused from sound to sound.
 */
final class SpeechBands {

  static final double MID_ALPHA_HZ = 900;
  static final double LOW_ALPHA_HZ = 320;
  private static final double MID_RATE_HZ = 4000;
  private static final double CUT =
      3.4; // the response is cut where it has fallen to exp(−CUT²), 1e−5

  private float[] mid = new float[0];
  private float[] low = new float[0];
  private int midLength;
  private int lowLength;
  private double midRateHz;
  private int factor;
  private double plannedRateHz;
  private float[] midKernel;
  private float[] lowKernel;

  /**
   * Filters and decimates {@code x[0..length)}. Sample n of a band lies at time (n + ½)/rate of
   * that band.
   */
  void load(float[] x, int length, double rateHz) {
    plan(rateHz);
    midLength = length / factor;
    lowLength = midLength / 2;
    if (mid.length < midLength) {
      mid = new float[midLength];
      low = new float[lowLength];
    }
    decimate(x, length, factor, midKernel, mid, midLength);
    decimate(mid, midLength, 2, lowKernel, low, lowLength);
  }

  private void plan(double rateHz) {
    if (rateHz == plannedRateHz) {
      return;
    }
    factor = Math.max(1, (int) Math.floor(rateHz / MID_RATE_HZ));
    midRateHz = rateHz / factor;
    midKernel = kernel(MID_ALPHA_HZ, rateHz, factor);
    double rest = 1 / (LOW_ALPHA_HZ * LOW_ALPHA_HZ) - 1 / (MID_ALPHA_HZ * MID_ALPHA_HZ);
    lowKernel = kernel(1 / Math.sqrt(rest), midRateHz, 2);
    plannedRateHz = rateHz;
  }

  /**
   * One half of the symmetric impulse response α√π exp(−(παt)²), normalised to unit gain at 0 Hz.
   * An output sample lies in the middle of {@code factor} input samples: on one of them when factor
   * is odd, between two when even.
   */
  private static float[] kernel(double alpha, double rateHz, int factor) {
    double offset = factor % 2 == 0 ? 0.5 : 0;
    int taps = (int) Math.ceil(CUT / (Math.PI * alpha) * rateHz) + 1;
    double[] h = new double[taps];
    double sum = 0;
    for (int k = 0; k < taps; k++) {
      double u = Math.PI * alpha * (k + offset) / rateHz;
      h[k] = Math.exp(-u * u);
      sum += (k == 0 && offset == 0 ? 1 : 2) * h[k];
    }
    float[] kernel = new float[taps];
    for (int k = 0; k < taps; k++) {
      kernel[k] = (float) (h[k] / sum);
    }
    return kernel;
  }

  private static void decimate(
      float[] x, int length, int factor, float[] kernel, float[] out, int outLength) {
    int reach = kernel.length;
    boolean odd = factor % 2 == 1;
    for (int n = 0; n < outLength; n++) {
      int right = n * factor + factor / 2; // the middle sample, or the one right of the middle
      int left = odd ? right : right - 1;
      float a = 0;
      float b = 0;
      if (left - reach >= 0 && right + reach < length) {
        int k = 0;
        for (; k + 1 < reach; k += 2) {
          a += kernel[k] * (x[left - k] + x[right + k]);
          b += kernel[k + 1] * (x[left - k - 1] + x[right + k + 1]);
        }
        if (k < reach) {
          a += kernel[k] * (x[left - k] + x[right + k]);
        }
      } else {
        for (int k = 0; k < reach; k++) {
          a += kernel[k] * (at(x, length, left - k) + at(x, length, right + k));
        }
      }
      float sum = a + b;
      out[n] = odd ? sum - kernel[0] * x[right] : sum;
    }
  }

  private static float at(float[] x, int length, int i) {
    return i >= 0 && i < length ? x[i] : 0;
  }

  float[] mid() {
    return mid;
  }

  int midLength() {
    return midLength;
  }

  double midRateHz() {
    return midRateHz;
  }

  float[] low() {
    return low;
  }

  int lowLength() {
    return lowLength;
  }

  double lowRateHz() {
    return midRateHz / 2;
  }
}
