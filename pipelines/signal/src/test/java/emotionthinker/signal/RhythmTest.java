package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Syllable nuclei, pauses and rates on trains of known count. */
class RhythmTest {
  private static final double RATE_HZ = 16_000;

  private final ProsodyExtractor extractor =
      new ProsodyExtractor(
          ProsodySettings.defaults(),
          new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation()));

  private Rhythm train(int count, double periodS, double startS, double durationS) {
    DoubleUnaryOperator gain = TestSpeech.syllables(count, periodS, startS);
    float[] x =
        TestSpeech.voiced(durationS, RATE_HZ, t -> gain.applyAsDouble(t) > 0 ? 160 : 0, gain);
    return extractor.extract(x, RATE_HZ).rhythm();
  }

  @ParameterizedTest
  @CsvSource({"1,0.25", "2,0.25", "5,0.2", "8,0.25", "12,0.16", "10,0.3"})
  void countsEveryNucleusTheLastIncluded(int count, double periodS) {
    Rhythm rhythm = train(count, periodS, 0.3, count * periodS + 0.6);
    assertEquals(count, rhythm.syllableNuclei());
    for (int i = 0; i < count; i++) {
      assertEquals(0.3 + (i + 0.5) * periodS, rhythm.nucleiS().get(i), 0.02);
    }
    assertEquals(1 / periodS, rhythm.articulationRateSps(), 0.25 / periodS / count + 0.1);
  }

  @Test
  void countsNucleiAtTheEndsOfTheClip() {
    assertEquals(4, train(4, 0.25, 0, 1).syllableNuclei());
  }

  @ParameterizedTest
  @CsvSource({"0.005", "0.01", "0.02"})
  void noiseAddsNoNuclei(double level) {
    DoubleUnaryOperator gain = TestSpeech.syllables(8, 0.25, 0.2);
    float[] x = TestSpeech.voiced(2.4, RATE_HZ, t -> gain.applyAsDouble(t) > 0 ? 160 : 0, gain);
    float[] noise = TestSpeech.noise(2.4, RATE_HZ, level, 11);
    for (int i = 0; i < x.length; i++) {
      x[i] += noise[i];
    }
    assertEquals(8, extractor.extract(x, RATE_HZ).rhythm().syllableNuclei());
  }

  @Test
  void unvoicedBurstsAreNoNuclei() {
    DoubleUnaryOperator gain = TestSpeech.syllables(6, 0.25, 0.2);
    float[] voiced =
        TestSpeech.voiced(1.9, RATE_HZ, t -> gain.applyAsDouble(t) > 0 ? 160 : 0, gain);
    float[] noise = TestSpeech.noise(1.9, RATE_HZ, 0.05, 5);
    for (int i = 0; i < voiced.length; i++) {
      double t = i / RATE_HZ;
      if (t > 0.7 && t < 0.95) {
        voiced[i] = (float) (noise[i] * gain.applyAsDouble(t));
      }
    }
    List<Double> nuclei = extractor.extract(voiced, RATE_HZ).rhythm().nucleiS();
    assertEquals(5, nuclei.size());
    assertTrue(nuclei.stream().noneMatch(t -> t > 0.7 && t < 0.95), nuclei.toString());
  }

  @Test
  void pausesAreGapsInsideSpeech() {
    DoubleUnaryOperator first = TestSpeech.syllables(4, 0.25, 0.5);
    DoubleUnaryOperator second = TestSpeech.syllables(4, 0.25, 2.1);
    DoubleUnaryOperator gain = t -> first.applyAsDouble(t) + second.applyAsDouble(t);
    float[] x = TestSpeech.voiced(4, RATE_HZ, t -> gain.applyAsDouble(t) > 0 ? 160 : 0, gain);
    Rhythm rhythm = extractor.extract(x, RATE_HZ).rhythm();
    assertEquals(1, rhythm.pauseCount());
    assertEquals(0.6, rhythm.pauseS(), 0.06);
    assertEquals(2.0, rhythm.phonationS(), 0.08);
    assertEquals(8 / 2.6, rhythm.speakingRateSps(), 0.15);
    assertEquals(4, rhythm.articulationRateSps(), 0.2);
  }

  @Test
  void shortGapsAreNoPauses() {
    DoubleUnaryOperator first = TestSpeech.syllables(4, 0.25, 0.5);
    DoubleUnaryOperator second = TestSpeech.syllables(4, 0.25, 1.65);
    DoubleUnaryOperator gain = t -> first.applyAsDouble(t) + second.applyAsDouble(t);
    float[] x = TestSpeech.voiced(3.2, RATE_HZ, t -> gain.applyAsDouble(t) > 0 ? 160 : 0, gain);
    assertEquals(0, extractor.extract(x, RATE_HZ).rhythm().pauseCount());
  }
}
