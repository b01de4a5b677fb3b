package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Copies are found through gain, sample rate, noise and cuts; other speech is not. */
class AudioSketcherTest {
  private static final int FRAMES = 16;

  private static float[] speech(int rateHz, double fromHz, double toHz) {
    return TestSpeech.voiced(
        2.4,
        rateHz,
        TestSpeech.gaps(TestSpeech.sweep(fromHz, toHz, 2.4), 2.4, 3, 0.1),
        TestSpeech.syllables(9, 0.25, 0.1));
  }

  private static AudioSketch sketch(float[] x, int rateHz) {
    return new AudioSketcher().sketch(x, rateHz);
  }

  private static double errors(AudioSketch a, AudioSketch b, int shift) {
    return a.fingerprint().bitErrorRate(b.fingerprint(), shift, FRAMES);
  }

  @Test
  void gainSampleRateAndNoiseKeepTheFingerprint() {
    AudioSketch original = sketch(speech(16_000, 110, 190), 16_000);
    AudioSketch quiet = sketch(TestSpeech.scaled(speech(16_000, 110, 190), -17), 16_000);
    assertTrue(errors(original, quiet, 0) < 0.001, "gain " + errors(original, quiet, 0));
    AudioSketch fine = sketch(speech(48_000, 110, 190), 48_000);
    assertTrue(errors(original, fine, 0) < 0.1, "48 kHz " + errors(original, fine, 0));
    float[] noisy = speech(16_000, 110, 190);
    float[] noise = TestSpeech.noise(2.4, 16_000, 2e-3, 5);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += noise[i];
    }
    AudioSketch worse = sketch(noisy, 16_000);
    assertTrue(errors(original, worse, 0) < 0.25, "noise " + errors(original, worse, 0));
  }

  @Test
  void aCutCopyLiesAtItsShift() {
    float[] x = speech(16_000, 110, 190);
    int cut = (int) Math.round(10 * AudioFingerprint.STEP_S * 16_000);
    AudioSketch part = sketch(Arrays.copyOfRange(x, cut, x.length), 16_000);
    AudioSketch whole = sketch(x, 16_000);
    assertEquals(0, errors(whole, part, 10), 0.01);
    assertTrue(errors(whole, part, 0) > 0.2);
    List<AudioFingerprint.Key> keys = whole.fingerprint().keys(64);
    Set<Integer> words = new HashSet<>();
    keys.forEach(key -> words.add(key.word()));
    assertEquals(keys.size(), words.size());
    long met =
        part.fingerprint().keys(64).stream()
            .filter(k -> keys.contains(new AudioFingerprint.Key(k.word(), k.frame() + 10)))
            .count();
    assertTrue(met > 20, met + " common keys at the shift");
  }

  @Test
  void otherSpeechIsAboutHalfDifferent() {
    double rate =
        errors(
            sketch(speech(16_000, 110, 190), 16_000), sketch(speech(16_000, 240, 170), 16_000), 0);
    assertTrue(rate > 0.33, "rate " + rate);
  }

  @Test
  void tooLittleInCommonIsNoCopy() {
    AudioSketch short1 = sketch(Arrays.copyOf(speech(16_000, 110, 190), 6_000), 16_000);
    assertEquals(1, errors(short1, short1, 0));
    AudioSketch whole = sketch(speech(16_000, 110, 190), 16_000);
    assertEquals(1, errors(whole, whole, 1_000_000));
    assertEquals(1, errors(whole, whole, -1_000_000));
  }

  @Test
  void silenceHasNoBandwidthPeakOrActiveFrame() {
    AudioSketch silent = sketch(new float[16_000], 16_000);
    assertNull(silent.bandwidthHz());
    assertNull(silent.peakDbfs());
    assertEquals(0, silent.fingerprint().activeFrames());
    assertEquals(List.of(), silent.fingerprint().keys(10));
  }

  @Test
  void bandwidthIsTheUpperEdgeOfTheHighestStrongBand() {
    float[] tones = new float[32_000];
    for (int i = 0; i < tones.length; i++) {
      double t = 2 * Math.PI * i / 16_000.0;
      tones[i] = (float) (0.5 * Math.sin(500 * t) + 0.01 * Math.sin(3_600 * t));
    }
    AudioSketch sketch = sketch(tones, 16_000);
    assertEquals(3_750, sketch.bandwidthHz());
    assertEquals(-5.9, sketch.peakDbfs(), 0.2);
    assertEquals(8_000, sketch(TestSpeech.noise(1, 16_000, 0.1, 3), 16_000).bandwidthHz());
  }

  @Test
  void fingerprintsComeBackFromTheirBytes() {
    float[] sound = new float[16_000];
    Random random = new Random(5);
    for (int i = 4_000; i < sound.length; i++) {
      sound[i] = 0.1f * (random.nextFloat() - 0.5f);
    }
    AudioFingerprint print = new AudioSketcher().sketch(sound, 16_000).fingerprint();
    assertTrue(print.activeFrames() > 0, print::toString);
    assertEquals(print, AudioFingerprint.ofBytes(print.toBytes()));
    assertThrows(
        IllegalArgumentException.class, () -> AudioFingerprint.ofBytes(new byte[] {1, 2, 3}));
  }
}
