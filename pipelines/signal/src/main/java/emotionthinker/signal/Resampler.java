package emotionthinker.signal;

import org.apache.commons.math3.util.ArithmeticUtils;

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
    // The weights come again after so many outputs when the ratio of the rates is rational. Places
    // are told within one such period: a place that falls on an input does so in every period.
    int phases = (int) Math.min(out.length, phases(fromHz, toHz));
    double period = phases * fromHz / toHz;
    double[][] rows = new double[phases][];
    for (int i = 0; i < out.length; i++) {
      int phase = i % phases;
      double at = phase * fromHz / toHz;
      int firstOfPeriod = (int) Math.ceil(at - reach);
      double[] row = rows[phase];
      if (row == null) {
        row = row(at - firstOfPeriod, band, reach);
        rows[phase] = row;
      }
      int periods = i / phases;
      int first = firstOfPeriod + (int) Math.rint(periods * period);
      int from = Math.max(0, -first);
      int to = Math.min(row.length, samples.length - first);
      double sum = 0;
      for (int k = from; k < to; k++) {
        sum += row[k] * samples[first + k];
      }
      out[i] = (float) sum;
    }
    return out;
  }

  /** Outputs after which their places among the inputs repeat. */
  private static double phases(double fromHz, double toHz) {
    if (fromHz != Math.rint(fromHz) || toHz != Math.rint(toHz)) {
      return Integer.MAX_VALUE;
    }
    return toHz / ArithmeticUtils.gcd((long) fromHz, (long) toHz);
  }

  /**
   * Weights of the inputs from the first one that counts, which lies {@code x} before the output.
   */
  private static double[] row(double x, double band, double reach) {
    double[] row = new double[(int) Math.floor(x + reach) + 1];
    for (int k = 0; k < row.length; k++) {
      double window = 0.5 + 0.5 * Math.cos(Math.PI * (x - k) / reach);
      row[k] = band * window * sinc(band * (x - k));
    }
    return row;
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
  }
}
