package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralMeterTest {
  private final ProsodyExtractor extractor =
      new ProsodyExtractor(
          ProsodySettings.defaults(),
          new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation()));

  /** Harmonics of 100 Hz up to 5 kHz whose level in dB is a function of frequency. */
  private static float[] voice(double rateHz, DoubleUnaryOperator levelDb) {
    float[] x = new float[(int) rateHz];
    for (int k = 1; k * 100 < Math.min(5000, rateHz / 2); k++) {
      double amplitude = 0.01 * Math.pow(10, levelDb.applyAsDouble(100 * k) / 20);
      for (int i = 0; i < x.length; i++) {
        x[i] += (float) (amplitude * Math.sin(2 * Math.PI * 100 * k * i / rateHz + k * k));
      }
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(doubles = {11_025, 16_000, 44_100})
  void bandsOfAKnownSpectrum(double rateHz) {
    // Two levels: nine harmonics at 0 dB below 1 kHz, none there, 39 at -20 dB above.
    SpectralBalance s =
        extractor
            .extract(voice(rateHz, hz -> hz < 1000 ? 0 : hz > 1000 ? -20 : -200), rateHz)
            .spectrum();
    assertEquals(10 * Math.log10(0.01 * 39 / 9), s.alphaRatioDb(), 0.7);
    assertEquals(20, s.hammarbergDb(), 1.5);
  }

  @Test
  void slopeOfATiltedSpectrum() {
    SpectralBalance s = extractor.extract(voice(16_000, hz -> -0.012 * hz), 16_000).spectrum();
    assertEquals(-12, s.slope500To1500DbPerKhz(), 1.5);
  }

  @Test
  void loudnessGrowsByItsPowerLawAndNothingElseMoves() {
    float[] x = voice(16_000, hz -> -0.005 * hz);
    SpectralBalance soft = extractor.extract(x, 16_000).spectrum();
    SpectralBalance loud = extractor.extract(TestSpeech.scaled(x, 6), 16_000).spectrum();
    assertEquals(Math.pow(10, 0.6 * 0.33), loud.loudness() / soft.loudness(), 1e-3);
    assertEquals(soft.alphaRatioDb(), loud.alphaRatioDb(), 1e-3);
    assertTrue(soft.loudness() > 0);
  }

  @Test
  void loudnessDoesNotDependOnTheRate() {
    double reference =
        extractor.extract(voice(16_000, hz -> -0.005 * hz), 16_000).spectrum().loudness();
    for (double rate : new double[] {22_050, 44_100, 48_000}) {
      double loudness =
          extractor.extract(voice(rate, hz -> -0.005 * hz), rate).spectrum().loudness();
      assertEquals(reference, loudness, 0.03 * reference, "at " + rate);
    }
  }

  @Test
  void silenceHasNone() {
    assertNull(extractor.extract(new float[16_000], 16_000).spectrum());
  }
}
