package emotionthinker.signal;

/**
 * Band-limited resampling by the definition: every output sample is the sum of the input under a
 * sinc of the lower of the two bandwidths, in a Hann window of {@value #ZERO_CROSSINGS} zero
 * crossings each side. Nothing is assumed beyond the ends. Meant for single clips, not for hot
 * loops.
 */
public final class Resampler {
  private static final int ZERO_CROSSINGS = 32;

  private Resampler() {}

  /**
   * The sound at another rate; as many samples as its duration holds, rounded up.
   *
   * @param samples not changed
   * @param fromHz its rate, above 0
   * @param toHz wanted rate, above 0
   * @return the argument itself when the rates are equal
   */
  public static float[] resample(float[] samples, double fromHz, double toHz) {
    if (!(fromHz > 0 && toHz > 0)) {
      throw new IllegalArgumentException("rates must be above 0: " + fromHz + ", " + toHz);
    }
    if (fromHz == toHz) {
      return samples;
    }
    double band = Math.min(1, toHz / fromHz);
    double reach = ZERO_CROSSINGS / band;
    float[] out = new float[(int) Math.ceil(samples.length * toHz / fromHz)];
    for (int i = 0; i < out.length; i++) {
      double at = i * fromHz / toHz;
      int first = (int) Math.max(0, Math.ceil(at - reach));
      int last = (int) Math.min(samples.length - 1, Math.floor(at + reach));
      double sum = 0;
      for (int k = first; k <= last; k++) {
        double x = at - k;
        double window = 0.5 + 0.5 * Math.cos(Math.PI * x / reach);
        sum += samples[k] * window * sinc(band * x);
      }
      out[i] = (float) (band * sum);
    }
    return out;
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
  }
}
