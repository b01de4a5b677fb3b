package emotionthinker.signal;

import java.util.function.DoubleBinaryOperator;

/** The sounds of {@code praat/voice_goldens.praat}, formula by formula. */
enum VoiceGoldenSignals {
  MODAL(
      1.2,
      16_000,
      (x, n) ->
          0.1
                  * (1 + 0.3 * sine(2.3 * x) + 0.05 * sine(47 * x))
                  * harmonics(
                      20, 2 * Math.PI * (120 * x + 0.6 * sine(3 * x) + 0.012 * sine(41 * x)))
              + 0.003 * noise(n)),
  BREATHY(
      1,
      22_050,
      (x, n) -> 0.1 * harmonics(10, 2 * Math.PI * (210 * x + 0.4 * sine(4 * x))) + 0.05 * noise(n)),
  HOARSE(
      0.8,
      44_100,
      (x, n) ->
          0.1
                  * (1 + 0.12 * sine(47.5 * x))
                  * harmonics(12, 2 * Math.PI * (95 * x + 0.01 * sine(37 * x)))
              + 0.01 * noise(n)),
  PHRASE(
      1.5,
      8_000,
      (x, n) ->
          0.002
              + 0.15
                  * (0.02 + 0.98 * square(Math.max(0, sine(2 * x))))
                  * harmonics(12, 2 * Math.PI * (180 * x - 20 * x * x))
              + 0.001 * noise(n));

  final double sampleRateHz;
  private final int length;
  private final DoubleBinaryOperator formula;

  VoiceGoldenSignals(double durationS, double sampleRateHz, DoubleBinaryOperator formula) {
    this.sampleRateHz = sampleRateHz;
    this.length = (int) Math.round(durationS * sampleRateHz);
    this.formula = formula;
  }

  float[] samples() {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) formula.applyAsDouble((i + 0.5) / sampleRateHz, i + 1);
    }
    return x;
  }

  private static double sine(double cycles) {
    return Math.sin(2 * Math.PI * cycles);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double noise(double n) {
    double v = Math.sin(12.9898 * n) * 43758.5453;
    return 2 * (v - Math.floor(v)) - 1;
  }

  private static double harmonics(int last, double phase) {
    double sum = 0;
    for (int k = 1; k <= last; k++) {
      sum += Math.sin(k * phase) / k;
    }
    return sum;
  }
}
