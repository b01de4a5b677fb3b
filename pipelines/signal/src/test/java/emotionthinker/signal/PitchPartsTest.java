package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the trackers against closed forms and hand-made cases. */
class PitchPartsTest {

  private static final double NAN = Double.NaN;

  @Test
  void autocorrelationMatchesItsDefinition() {
    double[] x = new double[50];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(0.7 * i * i);
    }
    double[] r = new double[31];
    new Autocorrelator(50, 30).correlate(x, 50, r, 30);
    for (int lag = 0; lag <= 30; lag++) {
      double sum = 0;
      for (int i = 0; i + lag < x.length; i++) {
        sum += x[i] * x[i + lag];
      }
      assertEquals(sum, r[lag], 1e-9, "lag " + lag);
    }
  }

  @Test
  void sincInterpolationFindsValueAndMaximumOfABandLimitedFunction() {
    double[] y = new double[400];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.cos(0.9 * (i - 200.3));
    }
    assertEquals(Math.cos(0.9 * 3.35), SincInterpolation.valueAt(y, 400, 203.65, 70), 2e-4);
    assertEquals(y[210], SincInterpolation.valueAt(y, 400, 210, 70));
    assertEquals(200.3, SincInterpolation.argMax(y, 400, 200, 70, 1e-7), 1e-3);
  }

  @Test
  void halfSampleOfACosine() {
    float[] y = new float[60];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) Math.cos(1.6 * i);
    }
    for (int k = 0; k < 50; k++) {
      assertEquals(Math.cos(1.6 * (k + 0.5)), HalfSample.between(y, k), 5e-3, "k = " + k);
    }
  }

  @Test
  void gaussianLowPassHasTheAttenuationAskedFor() {
    GaussianLowPass filter = new GaussianLowPass();
    for (double[] point : new double[][] {{600, 0.03}, {300, Math.pow(0.03, 0.25)}, {0, 1}}) {
      float[] x = new float[4000];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) Math.cos(2 * Math.PI * point[0] * (i - 2000) / 16_000);
      }
      float[] y = new float[4000];
      filter.filter(x, 4000, 16_000, 600, 0.03, y);
      assertEquals(point[1], y[2000], 1e-4, point[0] + " Hz");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {4_000, 6_000, 8_000, 11_025, 16_000, 24_414, 44_100, 48_000, 22_050.5})
  void bandsKeepTimeAndLevelOfLowFrequenciesAtAnyRate(double rateHz) {
    float[] x = new float[(int) rateHz];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.25 + Math.sin(2 * Math.PI * 100 * (i + 0.5) / rateHz));
    }
    double gain = Math.exp(-Math.pow(100 / SteadyBand.PITCH_ALPHA_HZ, 2));
    SteadyBand pitch = SteadyBand.forPitch();
    pitch.load(x, 0, x.length, 0.25f, rateHz);
    SteadyBand level = SteadyBand.forLevel();
    level.load(x, 0, x.length, 0.25f, rateHz);
    for (int n = 1000; n < 1100; n++) {
      double angle = 2 * Math.PI * 100 * (n + 0.5);
      String place = rateHz + " Hz, sample " + n;
      assertEquals(gain * Math.sin(angle / 4_000), pitch.samples()[n], 1e-4, place);
      assertEquals(Math.sin(angle / 8_000), level.samples()[n], 2e-3, place);
    }
    assertEquals(0.5, pitch.centreS(), 1e-3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {16_000, 44_100, 48_000})
  void theLevelBandEndsWhereAnEightKilohertzRecordingDoes(double rateHz) {
    SteadyBand band = SteadyBand.forLevel();
    for (double[] point :
        new double[][] {{2_200, 1, 0.01}, {3_000, 0.5, 0.02}, {3_800, 0, 0.005}}) {
      float[] x = new float[(int) rateHz / 2];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) Math.cos(2 * Math.PI * point[0] * i / rateHz);
      }
      band.load(x, 0, x.length, 0, rateHz);
      double square = 0;
      for (int n = 1_000; n < 3_000; n++) {
        square += band.samples()[n] * band.samples()[n] / 2_000;
      }
      assertEquals(point[1], Math.sqrt(2 * square), point[2], point[0] + " Hz");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {4_000, 8_000, 11_025, 16_000, 22_050, 24_414, 44_100, 48_000, 22_050.5})
  void samplesHungOnAPlaceLieThereAtAnyRate(double rateHz) {
    float[] x = new float[(int) rateHz];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(2 * Math.PI * 100 * (i + 0.5) / rateHz);
    }
    double gain = Math.exp(-Math.pow(100 / SteadyBand.PITCH_ALPHA_HZ, 2));
    SteadyBand pitch = SteadyBand.forPitch();
    SteadyBand level = SteadyBand.forLevel();
    for (double placeS : new double[] {0.2, 0.3123456, 0.49999}) {
      pitch.loadAround(placeS, x, 0, x.length, 0, rateHz);
      level.loadAround(placeS, x, 0, x.length, 0, rateHz);
      for (int n = -20; n < 20; n++) {
        double angle = 2 * Math.PI * 100;
        assertEquals(
            gain * Math.sin(angle * (placeS + (n + 0.5) / 4_000)), at(pitch, placeS, n), 3e-4);
        assertEquals(Math.sin(angle * (placeS + (n + 0.5) / 8_000)), at(level, placeS, n), 2e-3);
      }
    }
  }

  private static float at(SteadyBand band, double placeS, int n) {
    return band.samples()[(int) Math.rint((placeS - band.startS()) * band.rateHz()) + n];
  }

  @Test
  void framesHungOnAPlaceLieInTheSound() {
    float[] x = TestSpeech.noise(0.5, 16_000, 0.1, 3);
    SteadyBand band = SteadyBand.forLevel();
    for (double placeS = 0.2; placeS < 0.2105; placeS += 1.3e-4) {
      band.loadAround(placeS, x, 800, x.length - 800, 0, 16_000);
      FrameGrid grid = band.frames(0.005, 0.025, 0.01);
      double firstS = grid.startS() + band.startS();
      assertTrue(firstS >= 0.05 + 0.0125 - 1e-7 && firstS < 0.0725 + 1e-7, "first at " + firstS);
      double lastS = grid.timeS(grid.size() - 1) + band.startS();
      assertTrue(lastS <= 0.45 - 0.0125 + 1e-7 && lastS > 0.4275 - 1e-7, "last at " + lastS);
      double steps = (firstS - 0.05 - placeS - 0.005) / 0.01;
      assertEquals(Math.rint(steps), steps, 1e-4);
      assertTrue((grid.timeS(grid.size() - 1) + 0.0125) * 8_000 <= band.length() + 1e-3);
    }
  }

  @Test
  void theCentreOfABandMovesWithTheSoundAndWithNothingElse() {
    float[] x = new float[16_000];
    System.arraycopy(ToneSignals.tone(0.2, 16_000, 150, 0.8, 1), 0, x, 3_001, 3_200);
    SoundingPart part = SoundingPart.of(x, x.length, 16_000);
    SteadyBand band = SteadyBand.forPitch();
    band.load(x, part.from(), part.to(), 0, 16_000);
    double centreS = part.from() / 16_000.0 + band.centreS();
    assertEquals((3_001 + 1_600) / 16_000.0, centreS, 5e-4);
    band.load(x, 0, x.length, 0, 16_000);
    // Cut at the sound itself, the filter's last millisecond is cut too.
    assertEquals(centreS, band.centreS(), 5e-5);
    float[] half = Resampler.resample(TestSpeech.scaled(x, -20), 16_000, 8_000);
    band.load(half, 0, half.length, 0, 8_000);
    // The resampler keeps the place of sample 0, whose middle lies half a sample in.
    assertEquals(centreS, band.centreS() - 0.5 / 8_000 + 0.5 / 16_000, 5e-5);
  }

  @Test
  void soundingPartIsTheSameHoweverMuchSilenceIsAdded() {
    float[] x = {0, 0, 0.1f, 0.1f, 0.2f, 0, 0, 0, 0.3f, 0};
    assertEquals(new SoundingPart(2, 9), SoundingPart.of(x, 10, 1_000));
    float[] padded = new float[60];
    System.arraycopy(x, 0, padded, 20, 10);
    assertEquals(new SoundingPart(22, 29), SoundingPart.of(padded, 60, 1_000));
    for (int i = 0; i < padded.length; i++) {
      padded[i] += 0.25f;
    }
    assertEquals(new SoundingPart(22, 29), SoundingPart.of(padded, 60, 1_000), "resting on DC");
    assertEquals(0, SoundingPart.of(new float[60], 60, 1_000).size());
    assertEquals(0, SoundingPart.of(padded, 0, 1_000).size());
    assertEquals(0, SoundingPart.of(new float[60], 60, 1_000).mean(new float[60]));
  }

  @Test
  void refinedLagIsExactForAPeriodicFrame() {
    float[] x = ToneSignals.tone(0.2, 4_000, 171.3, 0.7, 1);
    FrameSpectrum spectrum = new FrameSpectrum(160, 80, 4_000);
    assertTrue(spectrum.load(x, x.length, 300));
    assertEquals(4_000 / 171.3, spectrum.refineLag(23), 0.003);
    assertEquals(15, spectrum.refineLag(15), "no maximum near: unchanged");
    assertFalse(spectrum.load(new float[200], 200, 20));
  }

  @Test
  void pathPrefersContinuityToALocallyBetterOctave() {
    CandidatePath path = new CandidatePath();
    double[][] strengths = {{0.9, 0.5}, {0.8, 0.85}, {0.9, 0.5}};
    for (double[] s : strengths) {
      path.startFrame();
      path.add(0, 0.3, 0);
      path.add(100, s[0], s[0]);
      path.add(200, s[1], s[1]);
    }
    path.search(0.35, 0.14);
    for (int f = 0; f < 3; f++) {
      assertEquals(100, path.winnerHz(f));
    }
    path.search(0.01, 0.14);
    assertEquals(200, path.winnerHz(1), "jumps are cheap now");
    path.penaliseOutside(Math.log(100) / Math.log(2), 0.5, 0.5, 1);
    path.search(0.01, 0.14);
    assertEquals(100, path.winnerHz(1), "an octave away is penalised");
    path.search(0.35, 0.14, new boolean[] {true, false, true});
    assertTrue(Double.isNaN(path.winnerHz(1)));
    assertEquals(0.85f, path.winnerCorrelation(1), "strongest candidate of an unvoiced frame");
  }

  @Test
  void voicingNeedsPeriodicityLevelAndSupport() {
    int n = 120;
    float[] c = new float[n];
    float[] level = new float[n];
    Arrays.fill(c, 0.4f);
    Arrays.fill(level, -50);
    Arrays.fill(c, 20, 60, 0.97f);
    Arrays.fill(level, 20, 60, -20);
    Arrays.fill(c, 80, 83, 0.85f); // short, but beside a strong stretch
    Arrays.fill(level, 80, 83, -20);
    boolean[] voiced = new VoicingDecision().decide(c, level, n, 0.01).clone();
    boolean[] expected = new boolean[n];
    Arrays.fill(expected, 20, 60, true);
    Arrays.fill(expected, 80, 83, true);
    assertArrayEquals(expected, voiced);
    Arrays.fill(c, 20, 60, 0.4f);
    boolean[] alone = new VoicingDecision().decide(c, level, n, 0.01);
    for (int i = 0; i < n; i++) {
      assertFalse(alone[i], "a short stretch without a strong one is noise, frame " + i);
    }
  }

  @Test
  void repairTouchesOnlyWeakFramesThatBreakAway() {
    double[] f0 = {NAN, 125, 100, 101, 160, 103, 104, 55, NAN, 200};
    float[] c = {0, 0.5f, 0.9f, 0.9f, 0.4f, 0.9f, 0.9f, 0.6f, 0, 0.3f};
    PitchRepair.mend(f0, c, 0.01);
    assertArrayEquals(
        new double[] {NAN, 125, 100, 101, Math.sqrt(101 * 103.0), 103, 104, NAN, NAN, 200},
        f0,
        1e-9,
        "an edge keeps its value, or is dropped when far off");
    double[] sure = {100, 160, 100};
    PitchRepair.mend(sure, new float[] {0.9f, 0.9f, 0.9f}, 0.01);
    assertArrayEquals(new double[] {100, 160, 100}, sure);
  }

  @Test
  void aReliableEdgeFrameIsDroppedOnlyFarFromFramesThatAgree() {
    double[] f0 = {62, 103, 108, 107, 210, NAN, 62, 103, 210, NAN, 62, 103, NAN, 140, 103, 108};
    float[] c = new float[f0.length];
    Arrays.fill(c, 0.9f);
    PitchRepair.mend(f0, c, 0.01);
    assertArrayEquals(
        new double[] {NAN, 103, 108, 107, NAN, NAN, 62, 103, 210, NAN, 62, 103, NAN, 140, 103, 108},
        f0);
    double[] three = {62, 103, 108};
    PitchRepair.mend(three, new float[] {0.9f, 0.9f, 0.9f}, 0.01);
    assertArrayEquals(new double[] {NAN, 103, 108}, three);
    double[] octaveInside = {100, 100, 100, 50, 50, 50, 50};
    PitchRepair.mend(octaveInside, new float[] {1, 1, 1, 1, 1, 1, 1}, 0.01);
    assertArrayEquals(
        new double[] {100, 100, 100, 50, 50, 50, 50},
        octaveInside,
        "a period that doubles is heard");
  }
}
