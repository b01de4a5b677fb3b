package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties any prosody extractor must have, on generated sounds. */
class ProsodyPropertiesTest {
  private static final double RATE_HZ = 16_000;

  private final ProsodyExtractor extractor =
      new ProsodyExtractor(
          ProsodySettings.defaults(),
          new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation()));

  /** Eight syllables in two seconds, quiet background around, falling F0. */
  private static float[] sentence(double rateHz) {
    DoubleUnaryOperator gain = TestSpeech.syllables(8, 0.25, 0.2);
    return TestSpeech.voiced(
        2.4, rateHz, t -> gain.applyAsDouble(t) > 0 ? 220 * Math.pow(0.6, t / 2.4) : 0, gain);
  }

  private String label(float[] x) {
    return extractor.extract(x, RATE_HZ).intonation().label();
  }

  @ParameterizedTest
  @CsvSource({"0.5,0", "0,0.5", "1,1", "2,2", "1.5,1.5"})
  void zeroPaddingMovesNothing(double before, double after) {
    float[] x = sentence(RATE_HZ);
    ProsodyFeatures plain = extractor.extract(x, RATE_HZ);
    ProsodyFeatures padded =
        extractor.extract(TestSpeech.padded(x, RATE_HZ, before, after), RATE_HZ);
    assertEquals(plain.level().energyDbfs(), padded.level().energyDbfs(), 0.1);
    assertEquals(plain.level().noiseFloorDbfs(), padded.level().noiseFloorDbfs(), 0.5);
    assertEquals(plain.rhythm().articulationRateSps(), padded.rhythm().articulationRateSps(), 0.15);
    assertEquals(plain.rhythm().speakingRateSps(), padded.rhythm().speakingRateSps(), 0.15);
    assertEquals(plain.rhythm().syllableNuclei(), padded.rhythm().syllableNuclei());
    assertEquals(plain.pitch().medianHz(), padded.pitch().medianHz(), 0.5);
    assertEquals(plain.intonation().label(), padded.intonation().label());
    assertTrue(padded.has(ProsodyFlag.DIGITAL_SILENCE));
    assertFalse(plain.has(ProsodyFlag.DIGITAL_SILENCE));
  }

  @ParameterizedTest
  @CsvSource({"0.5,0", "0,0.5", "2,2", "0.1234,0.0042", "0.00131,0"})
  void zeroPaddingMovesNothingOfTheDefault(double before, double after) {
    ProsodyExtractor ours =
        new ProsodyExtractor(ProsodySettings.defaults(), new SpeechPitchTracker());
    for (float dc : new float[] {0, 0.01f}) {
      float[] x = sentence(RATE_HZ);
      x[0] = 0; // must not count as padding on one side only
      for (int i = 1; i < x.length; i++) {
        x[i] += dc;
      }
      ProsodyFeatures plain = ours.extract(x, RATE_HZ);
      ProsodyFeatures padded = ours.extract(TestSpeech.padded(x, RATE_HZ, before, after), RATE_HZ);
      assertEquals(plain.level().energyDbfs(), padded.level().energyDbfs(), 1e-6);
      assertEquals(plain.level().noiseFloorDbfs(), padded.level().noiseFloorDbfs(), 1e-4);
      assertEquals(plain.pitch().voicedFrames(), padded.pitch().voicedFrames());
      assertEquals(plain.pitch().medianHz(), padded.pitch().medianHz(), 1e-6);
      assertEquals(plain.pitch().slopeSt(), padded.pitch().slopeSt(), 1e-6);
      assertEquals(plain.intonation().confidence(), padded.intonation().confidence(), 1e-6);
      assertEquals(plain.rhythm().syllableNuclei(), padded.rhythm().syllableNuclei());
      assertEquals(plain.rhythm().speakingRateSps(), padded.rhythm().speakingRateSps());
      assertEquals(plain.rhythm().startS() + before, padded.rhythm().startS(), 1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-12, -6, 6, 12})
  void gainMovesLevelsOnly(double db) {
    float[] x = sentence(RATE_HZ);
    ProsodyFeatures plain = extractor.extract(x, RATE_HZ);
    ProsodyFeatures louder = extractor.extract(TestSpeech.scaled(x, db), RATE_HZ);
    assertEquals(plain.level().energyDbfs() + db, louder.level().energyDbfs(), 0.05);
    assertEquals(plain.level().intensityMeanDb() + db, louder.level().intensityMeanDb(), 0.05);
    assertEquals(plain.level().estSnrDb(), louder.level().estSnrDb(), 0.05);
    assertEquals(plain.rhythm().syllableNuclei(), louder.rhythm().syllableNuclei());
    assertEquals(plain.rhythm().speakingRateSps(), louder.rhythm().speakingRateSps(), 1e-9);
    assertEquals(plain.intonation().label(), louder.intonation().label());
    assertEquals(plain.voice().hnrDb(), louder.voice().hnrDb(), 0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "100,200,rising",
    "100,260,rising",
    "260,100,falling",
    "130,130,flat",
    "200,100,falling"
  })
  void sweepsHaveTheirShape(double from, double to, String label) {
    assertEquals(label, label(TestSpeech.voiced(2, RATE_HZ, TestSpeech.sweep(from, to, 2))));
  }

  @Test
  void turnsAreToldApart() {
    DoubleUnaryOperator up = t -> 120 * Math.pow(2, Math.sin(Math.PI * t / 2));
    DoubleUnaryOperator down = t -> 240 * Math.pow(2, -Math.sin(Math.PI * t / 2));
    assertEquals("rising-falling", label(TestSpeech.voiced(2, RATE_HZ, up)));
    assertEquals("falling-rising", label(TestSpeech.voiced(2, RATE_HZ, down)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6})
  void aPauseInASteadyToneStaysLevel(double gapS) {
    float[] x = TestSpeech.voiced(3, RATE_HZ, TestSpeech.gaps(t -> 150, 3, 1, gapS));
    ProsodyFeatures f = extractor.extract(x, RATE_HZ);
    assertEquals(Intonation.Shape.LEVEL, f.intonation().shape());
    assertEquals("flat", f.intonation().label());
    assertEquals(1, f.rhythm().pauseCount());
    assertEquals(gapS, f.rhythm().pauseS(), 0.06);
  }

  @ParameterizedTest
  @CsvSource({"1,0.1", "3,0.1", "6,0.1", "1,0.35", "3,0.35", "6,0.35"})
  void gapsDoNotChangeTheLabel(int count, double gapS) {
    DoubleUnaryOperator rise = TestSpeech.sweep(110, 220, 4);
    assertEquals(
        "rising", label(TestSpeech.voiced(4, RATE_HZ, TestSpeech.gaps(rise, 4, count, gapS))));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.7, 3, 6})
  void durationDoesNotChangeTheLabel(double durationS) {
    DoubleUnaryOperator rise = TestSpeech.sweep(110, 200, durationS);
    assertEquals("rising", label(TestSpeech.voiced(durationS, RATE_HZ, rise)));
  }

  @Test
  void stereoEqualsMono() {
    float[] x = sentence(RATE_HZ);
    ProsodyFeatures mono = extractor.extract(x, RATE_HZ);
    ProsodyFeatures stereo = extractor.extract(new float[][] {x, x.clone()}, RATE_HZ);
    assertEquals(mono, stereo);
  }

  @ParameterizedTest
  @ValueSource(doubles = {8_000, 11_025, 22_050, 24_414, 44_100, 48_000})
  void sampleRateDoesNotChangeTheLabels(double rateHz) {
    ProsodyFeatures reference = extractor.extract(sentence(RATE_HZ), RATE_HZ);
    ProsodyFeatures f = extractor.extract(sentence(rateHz), rateHz);
    assertEquals(reference.intonation().label(), f.intonation().label());
    assertEquals(reference.pitch().medianHz(), f.pitch().medianHz(), 1);
    assertEquals(reference.level().energyDbfs(), f.level().energyDbfs(), 0.5);
    assertEquals(reference.rhythm().syllableNuclei(), f.rhythm().syllableNuclei());
    assertEquals(reference.rhythm().articulationRateSps(), f.rhythm().articulationRateSps(), 0.15);
  }

  @Test
  void silenceHasNoPitchAndNoLabel() {
    ProsodyFeatures f = extractor.extract(new float[32_000], RATE_HZ);
    assertNull(f.pitch().medianHz());
    assertNull(f.level().energyDbfs());
    assertNull(f.level().intensityMeanDb());
    assertNull(f.voice().hnrDb());
    assertNull(f.voice().jitterLocal());
    assertNull(f.rhythm().speakingRateSps());
    assertEquals(0, f.rhythm().syllableNuclei());
    assertEquals("too_short", f.intonation().label());
    assertTrue(f.has(ProsodyFlag.NO_SPEECH));
    assertTrue(f.has(ProsodyFlag.F0_UNRELIABLE));
    assertTrue(f.has(ProsodyFlag.DIGITAL_SILENCE));
  }

  @Test
  void noiseHasNoReliablePitch() {
    ProsodyFeatures f = extractor.extract(TestSpeech.noise(2, RATE_HZ, 0.1, 3), RATE_HZ);
    assertFalse(f.pitch().reliable());
    assertEquals("too_short", f.intonation().label());
    assertTrue(f.has(ProsodyFlag.LOW_SNR));
    assertEquals(0, f.rhythm().syllableNuclei());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.02, 0.05, 0.2})
  void aFifthOfASecondIsInsufficient(double durationS) {
    ProsodyFeatures f = extractor.extract(TestSpeech.voiced(durationS, RATE_HZ, t -> 150), RATE_HZ);
    assertEquals("too_short", f.intonation().label());
    assertTrue(f.has(ProsodyFlag.TOO_SHORT));
  }

  @Test
  void resultsDoNotDependOnEarlierClips() {
    float[] x = sentence(RATE_HZ);
    ProsodyFeatures first = extractor.extract(x, RATE_HZ);
    extractor.extract(TestSpeech.noise(5, 44_100, 0.2, 9), 44_100);
    extractor.extract(new float[100], 8_000);
    assertEquals(first, extractor.extract(x, RATE_HZ));
  }

  @Test
  void clippingIsFlagged() {
    float[] x = TestSpeech.scaled(sentence(RATE_HZ), 12);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(-1, Math.min(1, x[i]));
    }
    ProsodyFeatures f = extractor.extract(x, RATE_HZ);
    assertTrue(f.clippedShare() > 0.005, "share " + f.clippedShare());
    assertTrue(f.has(ProsodyFlag.CLIPPED));
    assertTrue(f.has(ProsodyFlag.ENERGY_UNRELIABLE));
    assertFalse(extractor.extract(sentence(RATE_HZ), RATE_HZ).has(ProsodyFlag.CLIPPED));
  }

  @Test
  void dcDoesNotCount() {
    float[] x = sentence(RATE_HZ);
    float[] shifted = x.clone();
    for (int i = 0; i < x.length; i++) {
      shifted[i] += 0.05f;
    }
    ProsodyFeatures plain = extractor.extract(x, RATE_HZ);
    ProsodyFeatures f = extractor.extract(TestSpeech.padded(shifted, RATE_HZ, 1, 1), RATE_HZ);
    assertEquals(plain.level().energyDbfs(), f.level().energyDbfs(), 0.1);
    assertEquals(plain.pitch().medianHz(), f.pitch().medianHz(), 0.5);
    assertEquals(plain.rhythm().syllableNuclei(), f.rhythm().syllableNuclei());
  }

  @Test
  void contoursComeOnRequestOnly() {
    ProsodyExtractor withContours =
        new ProsodyExtractor(
            ProsodySettings.defaults().withContours(true),
            new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation()));
    float[] x = sentence(RATE_HZ);
    ProsodyFeatures f = withContours.extract(x, RATE_HZ);
    assertNotNull(f.f0Hz());
    assertEquals(0.01, f.intensityDb().stepS(), 1e-12);
    assertNull(extractor.extract(x, RATE_HZ).f0Hz());
    assertNotEquals(extractor.extract(x, RATE_HZ), f);
    assertEquals(f, withContours.extract(x, RATE_HZ));
    float[] louder = Arrays.copyOf(x, x.length);
    louder[5000] += 0.5f;
    assertNotEquals(f, withContours.extract(louder, RATE_HZ));
  }

  @Test
  void finalRiseIsSeen() {
    float[] x =
        TestSpeech.voiced(1.5, RATE_HZ, t -> t < 1.2 ? 150 : 150 * Math.pow(1.5, (t - 1.2) / 0.3));
    ProsodyFeatures f = extractor.extract(x, RATE_HZ);
    assertTrue(f.pitch().finalMovementSt() > 4, "final movement " + f.pitch().finalMovementSt());
    float[] level = TestSpeech.voiced(1.5, RATE_HZ, t -> 150);
    assertEquals(0, extractor.extract(level, RATE_HZ).pitch().finalMovementSt(), 0.1);
  }
}
