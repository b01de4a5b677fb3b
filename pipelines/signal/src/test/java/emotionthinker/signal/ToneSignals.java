package emotionthinker.signal;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Harmonic tones whose F0 is known exactly at every instant, pulse trains through formants, and
 * noises.
 */
final class ToneSignals {

  private ToneSignals() {}

  /**
   * Harmonics {@code first..25} below 0.45 of the rate.
   *
   * @param cycles integral of F0 from time 0, so that the phase is exact
   * @param amplitude amplitude of harmonic k
   */
  static float[] harmonics(
      double durationS,
      double rateHz,
      DoubleUnaryOperator cycles,
      double highestF0Hz,
      int first,
      DoubleUnaryOperator amplitude) {
    float[] x = new float[(int) Math.round(durationS * rateHz)];
    for (int i = 0; i < x.length; i++) {
      double turns = cycles.applyAsDouble((i + 0.5) / rateHz);
      double sum = 0;
      for (int k = first; k <= 25 && k * highestF0Hz < 0.45 * rateHz; k++) {
        sum += amplitude.applyAsDouble(k) * Math.sin(2 * Math.PI * k * turns + 0.9 * k * k);
      }
      x[i] = (float) (0.05 * sum);
    }
    return x;
  }

  /** A steady tone, harmonic amplitudes {@code decay}^(k−1). */
  static float[] tone(double durationS, double rateHz, double f0Hz, double decay, int first) {
    return harmonics(durationS, rateHz, t -> f0Hz * t, f0Hz, first, k -> Math.pow(decay, k - 1));
  }

  static float[] plus(float[] x, float[] y) {
    float[] sum = x.clone();
    for (int i = 0; i < sum.length && i < y.length; i++) {
      sum[i] += y[i];
    }
    return sum;
  }

  /** Each sample less the {@code share} of the one before: tilts noise up. */
  static float[] highPassed(float[] x, double share, int times) {
    float[] y = x;
    for (int n = 0; n < times; n++) {
      float[] z = new float[y.length];
      for (int i = 1; i < z.length; i++) {
        z[i] = (float) (y[i] - share * y[i - 1]);
      }
      y = z;
    }
    return y;
  }

  /**
   * Whisper: noise through three wandering formants, in syllables of about 200 ms.
   *
   * @param seed of the noise
   */
  static float[] whisper(double durationS, double rateHz, long seed) {
    Random random = new Random(seed);
    float[] x = new float[(int) Math.round(durationS * rateHz)];
    double[][] memory = new double[3][2];
    for (int i = 0; i < x.length; i++) {
      double t = i / rateHz;
      double v = random.nextGaussian() * Math.pow(Math.sin(Math.PI * t / 0.2), 2);
      for (int f = 0; f < 3; f++) {
        double hz = (f + 0.5) * 1000 * (1 + 0.15 * Math.sin(2 * Math.PI * (1.1 + f) * t));
        double r = Math.exp(-Math.PI * (120 + 60 * f) / rateHz);
        double y =
            v + 2 * r * Math.cos(2 * Math.PI * hz / rateHz) * memory[f][0] - r * r * memory[f][1];
        memory[f][1] = memory[f][0];
        memory[f][0] = y;
        v = y * (1 - r);
      }
      x[i] = (float) (0.5 * v);
    }
    return x;
  }

  /**
   * A pulse train through a formant at 600 Hz; every second pulse is weaker by the share {@code
   * alternation}.
   */
  static float[] pulses(double durationS, double rateHz, double f0Hz, double alternation) {
    float[] x = new float[(int) Math.round(durationS * rateHz)];
    double period = rateHz / f0Hz;
    double r = Math.exp(-Math.PI * 90 / rateHz);
    double turn = 2 * r * Math.cos(2 * Math.PI * 600 / rateHz);
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < x.length; i++) {
      long nearest = Math.round(i / period);
      double away = (i - nearest * period) / (rateHz * 0.0004);
      double pulse = Math.exp(-away * away) * (nearest % 2 == 0 ? 1 : 1 - alternation);
      double y = pulse + turn * y1 - r * r * y2;
      y2 = y1;
      y1 = y;
      x[i] = (float) (0.02 * y);
    }
    return x;
  }
}
