package emotionthinker.signal;

/**
 * Low-pass filter with the Gaussian response H(f) = exp(−(f/α)²), α chosen so that H(top) is a
 * given attenuation; Praat's manual, "how pitch is filtered" in "Sound: To Pitch (filtered
 * autocorrelation)...".
 *
 * <p>Applied as a convolution with its impulse response h(t) = α√π exp(−(παt)²), which is as short
 * as a few milliseconds, so nothing grows with the length of the sound and no transform of it is
 * needed.
 */
final class GaussianLowPass {

  private static final double CUT = 5.5; // h has fallen to exp(−CUT²) of its peak

  private double plannedRateHz;
  private double plannedAlpha;
  private double[] half = new double[0];

  void filter(
      float[] x, int length, double rateHz, double topHz, double attenuationAtTop, float[] out) {
    plan(rateHz, topHz / Math.sqrt(-Math.log(attenuationAtTop)));
    int reach = half.length - 1;
    for (int i = 0; i < length; i++) {
      double sum = half[0] * x[i];
      int inside = Math.min(Math.min(i, length - 1 - i), reach);
      for (int k = 1; k <= inside; k++) {
        sum += half[k] * (x[i - k] + x[i + k]);
      }
      for (int k = inside + 1; k <= reach; k++) {
        sum += half[k] * ((i - k >= 0 ? x[i - k] : 0) + (i + k < length ? x[i + k] : 0));
      }
      out[i] = (float) sum;
    }
  }

  private void plan(double rateHz, double alpha) {
    if (rateHz == plannedRateHz && alpha == plannedAlpha) {
      return;
    }
    int reach = (int) Math.ceil(CUT / (Math.PI * alpha) * rateHz);
    half = new double[reach + 1];
    for (int k = 0; k <= reach; k++) {
      double u = Math.PI * alpha * k / rateHz;
      half[k] = alpha * Math.sqrt(Math.PI) * Math.exp(-u * u) / rateHz;
    }
    plannedRateHz = rateHz;
    plannedAlpha = alpha;
  }
}
