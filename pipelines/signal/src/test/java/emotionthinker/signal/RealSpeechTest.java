package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.signal.bench.EmodbSyllables;
import emotionthinker.signal.bench.WavFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Checks on human speech; skipped where the corpora folder is absent. */
class RealSpeechTest {
  private static Path corpora() {
    String root = System.getProperty("emotionthinker.root", ".");
    Path corpora = Path.of(root).resolve("../shared/corpora").normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(corpora.resolve("emodb")), "no corpora beside the repository: skipped");
    return corpora;
  }

  @Test
  void nucleiAgreeWithHandMadeSyllables() throws IOException {
    EmodbSyllables score = EmodbSyllables.score(corpora().resolve("emodb"), 4);
    assertTrue(score.precision() > 0.93, score.toString());
    assertTrue(score.recall() > 0.80, score.toString());
  }

  /** Every twelfth clip: odd paddings, a DC, a second channel, levels, and other rates. */
  @Test
  void theSameSoundHasTheSameLabels() throws IOException {
    List<Path> wavs;
    try (Stream<Path> files = Files.list(corpora().resolve("emodb/wav"))) {
      wavs = files.sorted().toList();
    }
    ProsodyExtractor extractor =
        new ProsodyExtractor(ProsodySettings.defaults(), new SpeechPitchTracker());
    for (int i = 0; i < wavs.size(); i += 12) {
      WavFiles.Sound sound = WavFiles.read(wavs.get(i));
      float[] x = sound.samples();
      double rate = sound.sampleRateHz();
      ProsodyFeatures plain = extractor.extract(x, rate);
      for (double[] p : new double[][] {{1, 1}, {0.5, 2}, {0.123457, 0.0042}}) {
        ProsodyFeatures padded = extractor.extract(TestSpeech.padded(x, rate, p[0], p[1]), rate);
        assertSame(plain, padded, 1e-4, wavs.get(i) + " padded");
        assertEquals(plain.level().energyDbfs(), padded.level().energyDbfs(), 1e-9);
      }
      ProsodyFeatures stereo = extractor.extract(new float[][] {x, x.clone()}, rate);
      assertEquals(plain, stereo);
      ProsodyFeatures softer = extractor.extract(TestSpeech.scaled(x, -12), rate);
      assertSame(plain, softer, 1e-4, wavs.get(i) + " softer");
      assertEquals(plain.level().energyDbfs() - 12, softer.level().energyDbfs(), 0.01);
      for (double hz : new double[] {8_000, 11_025}) {
        ProsodyFeatures resampled = extractor.extract(Resampler.resample(x, rate, hz), hz);
        assertEquals(plain.intonation().label(), resampled.intonation().label());
        assertEquals(plain.intonation().dynamics(), resampled.intonation().dynamics());
        assertEquals(plain.rhythm().syllableNuclei(), resampled.rhythm().syllableNuclei());
        assertEquals(plain.pitch().medianHz(), resampled.pitch().medianHz(), 0.01);
        assertEquals(plain.level().energyDbfs(), resampled.level().energyDbfs(), 0.03);
      }
    }
  }

  private static void assertSame(
      ProsodyFeatures plain, ProsodyFeatures other, double hz, String what) {
    assertEquals(plain.intonation().label(), other.intonation().label(), what);
    assertEquals(plain.intonation().dynamics(), other.intonation().dynamics(), what);
    assertEquals(plain.rhythm().syllableNuclei(), other.rhythm().syllableNuclei(), what);
    assertEquals(plain.pitch().voicedFrames(), other.pitch().voicedFrames(), what);
    assertEquals(plain.pitch().medianHz(), other.pitch().medianHz(), hz, what);
    assertEquals(
        plain.rhythm().articulationRateSps(), other.rhythm().articulationRateSps(), 1e-9, what);
  }
}
