package emotionthinker.signal;

import static emotionthinker.signal.PraatFormula.harmonics;
import static emotionthinker.signal.PraatFormula.noise;
import static emotionthinker.signal.PraatFormula.sine;

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

  final PraatFormula sound;

  VoiceGoldenSignals(double durationS, double sampleRateHz, DoubleBinaryOperator formula) {
    sound = new PraatFormula(durationS, sampleRateHz, formula);
  }

  private static double square(double x) {
    return x * x;
  }
}
