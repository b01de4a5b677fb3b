package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.signal.bench.WavFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A factor is realised, and what it does not speak of stays: on vowels, noise and human speech. */
class ProsodyModifierTest {
  private static final double RATE_HZ = 16_000;
  private static final double[] FACTORS = {0.75, 0.84, 1.19, 1.33};

  private final ProsodyModifier modifier = new ProsodyModifier(new SpeechPitchTracker());
  private final ProsodyExtractor extractor =
      new ProsodyExtractor(ProsodySettings.defaults(), new SpeechPitchTracker());

  /** Syllables of a falling voice with gaps of noise between them. */
  private static float[] sentence(double f0Hz) {
    return TestSpeech.voiced(
        2.0,
        RATE_HZ,
        t -> t % 0.25 < 0.2 ? f0Hz * Math.pow(0.8, t / 2) : 0,
        TestSpeech.syllables(8, 0.25, 0));
  }

  private ProsodyFeatures measure(float[] x) {
    return extractor.extract(x, RATE_HZ);
  }

  @ParameterizedTest
  @CsvSource({
    "110,0.75",
    "95,1.33",
    "130,0.6",
    "130,1.5",
    "210,0.75",
    "210,1.19",
    "210,1.6",
    "320,0.84",
    "320,1.33"
  })
  void pitchChangesAndDurationAndEnergyDoNot(double f0Hz, double factor) {
    float[] x = sentence(f0Hz);
    ProsodyFeatures before = measure(x);
    float[] y = modifier.change(x, RATE_HZ, factor, 1);
    ProsodyFeatures after = measure(y);
    assertEquals(x.length, y.length);
    assertEquals(factor, after.pitch().medianHz() / before.pitch().medianHz(), 0.02 * factor);
    assertEquals(before.level().energyDbfs(), after.level().energyDbfs(), 1);
    assertEquals(before.rhythm().syllableNuclei(), after.rhythm().syllableNuclei());
  }

  @ParameterizedTest
  @CsvSource({"95,0.7", "95,1.3", "130,0.8", "210,0.75", "210,1.4", "320,0.84", "320,1.25"})
  void speedChangesAndPitchDoesNot(double f0Hz, double factor) {
    float[] x = sentence(f0Hz);
    ProsodyFeatures before = measure(x);
    float[] y = modifier.change(x, RATE_HZ, 1, factor);
    ProsodyFeatures after = measure(y);
    assertEquals(Math.round(x.length / factor), y.length);
    assertEquals(1, after.pitch().medianHz() / before.pitch().medianHz(), 0.01);
    assertEquals(before.level().energyDbfs(), after.level().energyDbfs(), 1);
    double rate = after.rhythm().articulationRateSps() / before.rhythm().articulationRateSps();
    assertEquals(factor, rate, 0.05 * factor);
  }

  @Test
  void factorsOfOneGiveTheSamplesBack() {
    float[] x = sentence(180);
    assertArrayEquals(x, modifier.change(x, RATE_HZ, 1, 1));
  }

  /** What lies between voiced stretches is neither shifted nor repeated where time stands. */
  @Test
  void noiseIsCopiedWhenOnlyPitchChanges() {
    float[] x = TestSpeech.noise(1, RATE_HZ, 0.05, 3);
    assertArrayEquals(x, modifier.change(x, RATE_HZ, 1.3, 1), 1e-5f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1.4})
  void noiseIsStretchedWithItsLevel(double factor) {
    float[] x = TestSpeech.noise(1, RATE_HZ, 0.05, 3);
    float[] y = modifier.change(x, RATE_HZ, 1, factor);
    assertEquals(Math.round(x.length / factor), y.length);
    assertEquals(measure(x).level().energyDbfs(), measure(y).level().energyDbfs(), 0.5);
    assertEquals(0, measure(y).pitch().voicedFrames(), "stretched noise does not buzz");
  }

  @Test
  void silenceAndShortSoundsPass() {
    assertArrayEquals(new float[800], modifier.change(new float[1000], RATE_HZ, 1.2, 1.25));
    assertEquals(1, modifier.change(new float[] {0.5f}, RATE_HZ, 0.5, 2).length);
  }

  @Test
  void nothingIsRememberedFromClipToClip() {
    float[] x = sentence(150);
    float[] alone = modifier.change(x, RATE_HZ, 1.2, 0.9);
    modifier.change(sentence(280), RATE_HZ, 0.8, 1.3);
    assertArrayEquals(alone, modifier.change(x, RATE_HZ, 1.2, 0.9));
  }

  @Test
  void factorsOutOfRangeAreRefused() {
    float[] x = sentence(150);
    for (double bad : new double[] {0.49, 2.01, 0, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> modifier.change(x, RATE_HZ, bad, 1), "" + bad);
      assertThrows(
          IllegalArgumentException.class, () -> modifier.change(x, RATE_HZ, 1, bad), "" + bad);
    }
  }

  @Test
  void gainIsExactAndHeadroomIsCommon() {
    float[] x = sentence(150);
    float[] louder = Headroom.amplified(x, 6);
    assertEquals(measure(x).level().energyDbfs() + 6, measure(louder).level().energyDbfs(), 1e-3);
    float[] loud = Headroom.amplified(x, 30);
    double gain = Headroom.gainDb(List.of(x, loud));
    double peak = 0;
    for (float value : Headroom.amplified(loud, gain)) {
      peak = Math.max(peak, Math.abs(value));
    }
    assertEquals(Headroom.CEILING, peak, 1e-6);
    assertEquals(0, Headroom.gainDb(List.of(x, louder)));
  }

  /**
   * Human speech: where both are voiced, F0 follows the factor frame by frame. The median over all
   * voiced frames follows in most clips; it also moves when a creaky stretch becomes voiced or no
   * longer is, which is no error of the change. Skipped where the corpora are absent.
   */
  @Test
  void humanSpeechIsChangedAsAsked() throws IOException {
    String root = System.getProperty("emotionthinker.root", ".");
    Path wavs = Path.of(root).resolve("../shared/corpora/emodb/wav").normalize();
    Assumptions.assumeTrue(Files.isDirectory(wavs), "no corpora beside the repository: skipped");
    ProsodyExtractor contours =
        new ProsodyExtractor(
            ProsodySettings.defaults().withContours(true), new SpeechPitchTracker());
    List<Path> files;
    try (Stream<Path> all = Files.list(wavs)) {
      files = all.sorted().toList();
    }
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    int pitchMedians = 0;
    int speedMedians = 0;
    for (int i = 0; i < files.size(); i += 24) {
      WavFiles.Sound sound = WavFiles.read(files.get(i));
      double rate = sound.sampleRateHz();
      ProsodyFeatures before = contours.extract(sound.samples(), rate);
      for (double factor : before.pitch().reliable() ? FACTORS : new double[0]) {
        ProsodyFeatures pitched =
            contours.extract(modifier.change(sound.samples(), rate, factor, 1), rate);
        ProsodyFeatures paced =
            contours.extract(modifier.change(sound.samples(), rate, 1, factor), rate);
        assertEquals(pitched.durationS(), before.durationS());
        assertEquals(before.durationS() / factor, paced.durationS(), 0.5001 / rate);
        double f0 = ratio(before.f0Hz(), pitched.f0Hz(), 1) / factor;
        double kept = ratio(before.f0Hz(), paced.f0Hz(), factor);
        double db = pitched.level().energyDbfs() - before.level().energyDbfs();
        if (Math.abs(f0 - 1) > 0.01 || Math.abs(kept - 1) > 0.01 || Math.abs(db) > 1) {
          wrong.add(files.get(i).getFileName() + " " + factor + ": " + f0 + " " + kept + " " + db);
        }
        checked++;
        pitchMedians += near(pitched, before, factor, 0.02) ? 1 : 0;
        speedMedians += near(paced, before, 1, 0.01) ? 1 : 0;
      }
    }
    assertTrue(checked >= 16, checked + " clips and factors");
    assertEquals(List.of(), wrong);
    assertTrue(pitchMedians >= 0.7 * checked, pitchMedians + " of " + checked + " within 2 %");
    assertTrue(speedMedians >= 0.6 * checked, speedMedians + " of " + checked + " within 1 %");
  }

  private static boolean near(
      ProsodyFeatures after, ProsodyFeatures before, double factor, double tolerance) {
    double ratio = after.pitch().medianHz() / before.pitch().medianHz();
    return Math.abs(ratio / factor - 1) <= tolerance;
  }

  /**
   * Median of after / before over frames of both that are voiced, at the same place in the text.
   */
  private static double ratio(FloatSeries before, FloatSeries after, double speed) {
    double[] ratios = new double[before.size()];
    int n = 0;
    for (int i = 0; i < before.size(); i++) {
      double time = before.timeS(i) / speed;
      int j = (int) Math.round((time - after.startS()) / after.stepS());
      if (j >= 0 && j < after.size() && after.value(j) > 0 && before.value(i) > 0) {
        ratios[n++] = after.value(j) / before.value(i);
      }
    }
    Arrays.sort(ratios, 0, n);
    return ratios[n / 2];
  }
}
