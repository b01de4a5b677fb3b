package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties on sounds whose F0 is known by construction. */
class SpeechPitchTrackerTest {

  private static final double EDGE_S = 0.05;

  private final PitchTracker tracker = new SpeechPitchTracker();

  /** All frames away from the ends are voiced, and 99 % of them within {@code cents}. */
  private void assertFollows(
      String what, float[] x, double rateHz, DoubleUnaryOperator f0Hz, double cents) {
    PitchTrack track = tracker.track(x, rateHz);
    int frames = 0;
    int within = 0;
    for (int i = 0; i < track.size(); i++) {
      double t = track.timeS(i);
      if (t > EDGE_S && t < x.length / rateHz - EDGE_S) {
        frames++;
        assertTrue(track.voiced(i), what + ": unvoiced at " + t + " s");
        double off = 1200 * Math.log(track.f0Hz(i) / f0Hz.applyAsDouble(t)) / Math.log(2);
        within += Math.abs(off) <= cents ? 1 : 0;
      }
    }
    assertTrue(
        within >= 0.99 * frames, what + ": " + within + " of " + frames + " within " + cents);
  }

  @ParameterizedTest
  @ValueSource(doubles = {8_000, 11_025, 16_000, 22_050, 24_414, 44_100, 48_000})
  void tonesAreWithinOneCentAtAnyRate(double rateHz) {
    for (double f0 : new double[] {65, 80, 100, 130, 200, 330, 420, 500, 580}) {
      float[] x = ToneSignals.tone(0.5, rateHz, f0, 0.85, 1);
      assertFollows(f0 + " Hz", x, rateHz, t -> f0, 1);
    }
  }

  @Test
  void spectralTiltAndAMissingFundamentalDoNotMatter() {
    for (double decay : new double[] {0.95, 0.85, 0.7, 0.5}) {
      assertFollows(
          "decay " + decay, ToneSignals.tone(0.5, 16_000, 130, decay, 1), 16_000, t -> 130, 1);
    }
    assertFollows("pure", ToneSignals.tone(0.5, 16_000, 220, 0, 1), 16_000, t -> 220, 1);
    assertFollows("from 2nd", ToneSignals.tone(0.5, 16_000, 130, 0.85, 2), 16_000, t -> 130, 1);
    assertFollows("telephone", ToneSignals.tone(0.5, 8_000, 130, 0.9, 3), 8_000, t -> 130, 1);
  }

  @Test
  void glidesAndVibratoAreFollowed() {
    double[][] glides = {{100, 200}, {100, 260}, {260, 100}, {400, 200}, {90, 300}};
    for (double[] g : glides) {
      double rise = g[1] - g[0];
      float[] x =
          ToneSignals.harmonics(
              1,
              16_000,
              t -> g[0] * t + 0.5 * rise * t * t,
              Math.max(g[0], g[1]),
              1,
              k -> Math.pow(0.85, k - 1));
      assertFollows("glide " + g[0] + " to " + g[1], x, 16_000, t -> g[0] + rise * t, 1);
    }
    assertFollowsVibrato(120, 50, 1.5);
    assertFollowsVibrato(200, 200, 4);
  }

  private void assertFollowsVibrato(double centreHz, double extentCents, double tolerance) {
    double rateHz = 16_000;
    DoubleUnaryOperator f0 =
        t -> centreHz * Math.pow(2, extentCents / 1200 * Math.sin(2 * Math.PI * 5.5 * t));
    double[] turns = new double[(int) (1.5 * rateHz) + 1];
    for (int i = 1; i < turns.length; i++) { // midpoint rule from sample centre to sample centre
      turns[i] = turns[i - 1] + f0.applyAsDouble(i / rateHz) / rateHz;
    }
    float[] x =
        ToneSignals.harmonics(
            1.5,
            rateHz,
            t -> turns[(int) (t * rateHz)],
            1.2 * centreHz,
            1,
            k -> Math.pow(0.85, k - 1));
    assertFollows("vibrato " + centreHz, x, rateHz, f0, tolerance);
  }

  @Test
  void octaveTraps() {
    for (double f0 : new double[] {90, 120, 170, 230, 320}) {
      for (int strong = 2; strong <= 3; strong++) {
        int k0 = strong;
        float[] x =
            ToneSignals.harmonics(
                0.5,
                16_000,
                t -> f0 * t,
                f0,
                1,
                k -> k == k0 ? 5 : 1.0 / k); // 14 dB above the first
        assertFollows("strong harmonic " + k0 + " of " + f0, x, 16_000, t -> f0, 5);
      }
      float[] formant =
          ToneSignals.harmonics(
              0.5, 16_000, t -> f0 * t, f0, 1, k -> 1 / (0.02 + Math.abs(k * f0 / 640 - 1)));
      assertFollows("formant 640 over " + f0, formant, 16_000, t -> f0, 5);
    }
    for (double f0 : new double[] {100, 150, 220}) {
      float[] x = ToneSignals.pulses(0.5, 16_000, f0, 0.15);
      assertFollows("alternating pulses at " + f0, x, 16_000, t -> f0, 10);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {8_000, 16_000, 44_100})
  void noiseAndWhisperAreUnvoiced(double rateHz) {
    for (long seed = 1; seed <= 5; seed++) {
      float[] white = TestSpeech.noise(2, rateHz, 0.1, seed);
      assertEquals(0, tracker.track(white, rateHz).voicedCount(), "white noise " + seed);
      float[] fricative = ToneSignals.highPassed(white, 0.95, 2);
      assertEquals(0, tracker.track(fricative, rateHz).voicedCount(), "fricative " + seed);
      float[] whisper = ToneSignals.whisper(2, rateHz, seed);
      assertEquals(0, tracker.track(whisper, rateHz).voicedCount(), "whisper " + seed);
    }
  }

  @Test
  void tonesInWhiteNoiseAreFoundWithoutGrossErrors() {
    for (double f0 : new double[] {100, 180, 260}) {
      float[] x = ToneSignals.tone(1, 16_000, f0, 0.7, 1);
      double power = 0;
      for (float v : x) {
        power += v * v / x.length;
      }
      float[] noisy = ToneSignals.plus(x, TestSpeech.noise(1, 16_000, Math.sqrt(power), 3)); // 0 dB
      PitchTrack track = tracker.track(noisy, 16_000);
      assertTrue(track.voicedCount() > 0.95 * track.size(), "voiced at " + f0);
      for (int i = 0; i < track.size(); i++) {
        if (track.voiced(i)) {
          assertEquals(f0, track.f0Hz(i), 0.1 * f0);
        }
      }
    }
  }

  @Test
  void paddingAndGainChangeNothing() {
    float[] x =
        TestSpeech.voiced(
            1.2, 16_000, TestSpeech.gaps(TestSpeech.sweep(110, 190, 1.2), 1.2, 2, 0.12));
    PitchTrack plain = tracker.track(x, 16_000);
    assertTrue(plain.voicedCount() > 80 && plain.voicedCount() < plain.size() - 15);
    PitchTrack padded = tracker.track(TestSpeech.padded(x, 16_000, 1, 1), 16_000);
    int shift = (padded.size() - plain.size()) / 2;
    assertEquals(100, shift);
    for (int i = 0; i < plain.size(); i++) {
      assertEquals(plain.voiced(i), padded.voiced(i + shift), "frame " + i);
      if (plain.voiced(i)) {
        assertEquals(plain.f0Hz(i), padded.f0Hz(i + shift));
      }
    }
    assertEquals(plain.voicedCount(), padded.voicedCount());
    for (double db : new double[] {-24, -12, 12}) {
      PitchTrack scaled = tracker.track(TestSpeech.scaled(x, db), 16_000);
      for (int i = 0; i < plain.size(); i++) {
        assertEquals(plain.voiced(i), scaled.voiced(i));
        if (plain.voiced(i)) {
          assertEquals(plain.f0Hz(i), scaled.f0Hz(i), 1e-3);
        }
      }
    }
  }

  @Test
  void aSoftSpeakerIsHeardAfterALoudOne() {
    float[] loud = ToneSignals.tone(1, 16_000, 120, 0.7, 1);
    float[] soft = TestSpeech.scaled(ToneSignals.tone(1, 16_000, 210, 0.7, 1), -18);
    float[] both = new float[16_000 * 6];
    System.arraycopy(loud, 0, both, 0, loud.length);
    System.arraycopy(soft, 0, both, 16_000 * 5, soft.length);
    PitchTrack track = tracker.track(both, 16_000);
    assertEquals(120, track.f0At(0.5), 1);
    assertEquals(210, track.f0At(5.5), 1);
    assertTrue(Double.isNaN(track.f0At(3)));
  }

  @Test
  void shortSilentAndRepeatedCalls() {
    assertEquals(0, tracker.track(new float[0], 16_000).size());
    assertEquals(0, tracker.track(new float[100], 16_000).voicedCount());
    assertEquals(0, tracker.track(new float[48_000], 48_000).voicedCount());
    float[] x = ToneSignals.tone(0.3, 16_000, 150, 0.8, 1);
    PitchTrack first = tracker.track(x, 16_000);
    assertEquals(30, first.size());
    tracker.track(ToneSignals.tone(1, 44_100, 90, 0.8, 1), 44_100);
    float[] longer = Arrays.copyOf(x, x.length + 500);
    Arrays.fill(longer, x.length, longer.length, 0.5f);
    assertEquals(first, tracker.track(longer, x.length, 16_000));
    assertThrows(IllegalArgumentException.class, () -> new SpeechPitchTracker(0.01, 20, 600));
    assertThrows(IllegalArgumentException.class, () -> new SpeechPitchTracker(0.5, 60, 600));
    assertThrows(IllegalArgumentException.class, () -> tracker.track(x, 1, 900));
  }

  @Test
  void presetsByName() {
    for (PitchPreset preset : PitchPreset.values()) {
      assertEquals(preset, PitchPreset.of(preset.label()));
      PitchTrack track =
          preset.newTracker().track(ToneSignals.tone(0.5, 16_000, 150, 0.8, 1), 16_000);
      assertEquals(150, track.f0At(0.25), 0.1);
    }
    assertEquals("praat-filtered-ac", PitchPreset.PRAAT_FILTERED_AC.label());
    assertThrows(IllegalArgumentException.class, () -> PitchPreset.of("yin"));
  }
}
