package emotionthinker.signal;

import java.util.function.DoubleBinaryOperator;

/** A sound written as a formula that Praat understands too, and what such formulas share. */
record PraatFormula(double durationS, double sampleRateHz, DoubleBinaryOperator formula) {

  /** Its samples: the formula at the time of each sample's middle and its number from 1. */
  float[] samples() {
    float[] x = new float[(int) Math.round(durationS * sampleRateHz)];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) formula.applyAsDouble((i + 0.5) / sampleRateHz, i + 1);
    }
    return x;
  }

  static double sine(double cycles) {
    return Math.sin(2 * Math.PI * cycles);
  }

  /** Sum of sin(k phase)/k from k = 1 on. */
  static double harmonics(int last, double phase) {
    double sum = 0;
    for (int k = 1; k <= last; k++) {
      sum += Math.sin(k * phase) / k;
    }
    return sum;
  }

  /** Noise from the number of a sample, −1..1. */
  static double noise(double n) {
    double v = Math.sin(12.9898 * n) * 43758.5453;
    return 2 * (v - Math.floor(v)) - 1;
  }
}
