package emotionthinker.signal;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Speech-like test sounds: harmonics of a given F0, an envelope, and a seeded noise floor. */
final class TestSpeech {
  private static final int HARMONICS = 25;
  private static final double DECAY = 0.85;
  private static final double NOISE = 3e-4;

  private TestSpeech() {}

  /**
   * A voiced sound; F0 0 means no voice at that time. Harmonics above 0.45 of the rate are left
   * out.
   *
   * @param f0Hz F0 at a time
   * @param gain envelope at a time
   */
  static float[] voiced(
      double durationS, double rateHz, DoubleUnaryOperator f0Hz, DoubleUnaryOperator gain) {
    Random random = new Random(7);
    float[] x = new float[(int) Math.round(durationS * rateHz)];
    double phase = 0;
    double voice = 0;
    for (int i = 0; i < x.length; i++) {
      double t = i / rateHz;
      double f0 = f0Hz.applyAsDouble(t);
      phase += 2 * Math.PI * f0 / rateHz;
      // 5 ms fades: a voice does not start or stop within a sample.
      voice += ((f0 > 0 ? 1 : 0) - voice) * Math.min(1, 1 / (0.005 * rateHz));
      double sum = 0;
      double weight = 1;
      for (int k = 1; k <= HARMONICS && k * Math.max(f0, 1) < 0.45 * Math.min(rateHz, 8000); k++) {
        sum += weight * Math.sin(k * phase);
        weight *= DECAY;
      }
      x[i] = (float) (0.08 * gain.applyAsDouble(t) * voice * sum + NOISE * random.nextGaussian());
    }
    return x;
  }

  /** A steady-gain voiced sound. */
  static float[] voiced(double durationS, double rateHz, DoubleUnaryOperator f0Hz) {
    return voiced(durationS, rateHz, f0Hz, t -> 1);
  }

  /** {@code count} syllables of {@code periodS} each from {@code startS} on, cut by 12 dB dips. */
  static DoubleUnaryOperator syllables(int count, double periodS, double startS) {
    return t -> {
      double position = (t - startS) / periodS;
      if (position < 0 || position >= count) {
        return 0;
      }
      double wave = Math.sin(Math.PI * (position - Math.floor(position)));
      return 0.15 + 0.85 * wave * wave;
    };
  }

  /** F0 that is linear in semitones from one value to another over a duration. */
  static DoubleUnaryOperator sweep(double fromHz, double toHz, double durationS) {
    return t -> fromHz * Math.pow(toHz / fromHz, t / durationS);
  }

  /** {@code count} evenly spaced gaps of {@code gapS} in an F0 contour. */
  static DoubleUnaryOperator gaps(
      DoubleUnaryOperator f0Hz, double durationS, int count, double gapS) {
    return t -> {
      for (int g = 1; g <= count; g++) {
        if (Math.abs(t - durationS * g / (count + 1)) < gapS / 2) {
          return 0;
        }
      }
      return f0Hz.applyAsDouble(t);
    };
  }

  /** Zeros before and after. */
  static float[] padded(float[] x, double rateHz, double beforeS, double afterS) {
    int before = (int) Math.round(beforeS * rateHz);
    int after = (int) Math.round(afterS * rateHz);
    float[] y = new float[before + x.length + after];
    System.arraycopy(x, 0, y, before, x.length);
    return y;
  }

  static float[] scaled(float[] x, double db) {
    float factor = (float) Math.pow(10, db / 20);
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = factor * x[i];
    }
    return y;
  }

  static float[] noise(double durationS, double rateHz, double level, long seed) {
    Random random = new Random(seed);
    float[] x = new float[(int) Math.round(durationS * rateHz)];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (level * random.nextGaussian());
    }
    return x;
  }
}
