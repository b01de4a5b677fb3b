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

  @Test
  void gainChangesLevelsOnlyAndPaddingHardlyAnything() throws IOException {
    List<Path> wavs;
    try (Stream<Path> files = Files.list(corpora().resolve("emodb/wav"))) {
      wavs = files.sorted().toList();
    }
    ProsodyExtractor extractor =
        new ProsodyExtractor(ProsodySettings.defaults(), new SpeechPitchTracker());
    int clips = 0;
    int labels = 0;
    for (int i = 0; i < wavs.size(); i += 8) {
      WavFiles.Sound sound = WavFiles.read(wavs.get(i));
      double rate = sound.sampleRateHz();
      ProsodyFeatures plain = extractor.extract(sound.samples(), rate);
      ProsodyFeatures softer = extractor.extract(TestSpeech.scaled(sound.samples(), -12), rate);
      assertEquals(plain.intonation().label(), softer.intonation().label());
      assertEquals(plain.level().energyDbfs() - 12, softer.level().energyDbfs(), 0.01);
      assertEquals(plain.rhythm().syllableNuclei(), softer.rhythm().syllableNuclei());
      ProsodyFeatures padded =
          extractor.extract(TestSpeech.padded(sound.samples(), rate, 1, 1), rate);
      assertEquals(plain.level().energyDbfs(), padded.level().energyDbfs(), 0.5);
      labels += padded.intonation().label().equals(plain.intonation().label()) ? 1 : 0;
      clips++;
    }
    assertTrue(labels >= clips - 1, labels + " of " + clips + " labels survive padding");
  }
}
