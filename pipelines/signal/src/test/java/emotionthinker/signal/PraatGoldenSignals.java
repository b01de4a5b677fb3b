package emotionthinker.signal;

import static emotionthinker.signal.PraatFormula.harmonics;
import static emotionthinker.signal.PraatFormula.noise;
import static emotionthinker.signal.PraatFormula.sine;

import java.util.function.DoubleBinaryOperator;

/**
 * The sounds of {@code praat/pitch_goldens.praat}, formula by formula; x is the time of a sample, n
 * its number from 1.
 */
enum PraatGoldenSignals {
  GLIDE(1.5, 16_000, (x, n) -> 0.2 * harmonics(8, 2 * Math.PI * (100 * x + 160 * x * x / 3))),
  SEGMENTS(1.4, 22_050, PraatGoldenSignals::segments),
  TELEPHONE(0.8, 8_000, PraatGoldenSignals::telephone),
  VIBRATO(1, 44_100, (x, n) -> 0.2 * harmonics(6, 2 * Math.PI * (220 * x + sine(5 * x) / Math.PI))),
  SUBHARMONIC(
      1,
      20_000,
      (x, n) ->
          0.3 * sine(200 * x)
              + 0.2 * sine(400 * x)
              + 0.06 * sine(100 * x)
              + 0.03 * sine(300 * x)
              + 0.02 * noise(n));

  final PraatFormula sound;

  PraatGoldenSignals(double durationS, double sampleRateHz, DoubleBinaryOperator formula) {
    sound = new PraatFormula(durationS, sampleRateHz, formula);
  }

  private static double segments(double x, double n) {
    if (x < 0.4) {
      return 0.3 * sine(150 * x) + 0.2 * Math.sin(2 * Math.PI * 300 * x + 1) + 0.02 * noise(n);
    }
    if (x < 0.7) {
      return 0.2 * noise(n);
    }
    return x < 1 ? 0 : 0.05 * sine(310 * x) + 0.01 * noise(n);
  }

  private static double telephone(double x, double n) {
    double sum = 0;
    for (int k = 3; k <= 20; k++) {
      sum += Math.sin(2 * Math.PI * 132 * k * x + k * k);
    }
    return 0.04 * sum + 0.03 * noise(n);
  }
}
