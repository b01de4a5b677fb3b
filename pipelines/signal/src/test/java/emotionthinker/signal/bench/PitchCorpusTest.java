package emotionthinker.signal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import emotionthinker.signal.PitchPreset;
import emotionthinker.signal.PitchTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pitch on the laryngograph-referenced recordings (its WAV half), where the corpora are at hand.
 */
class PitchCorpusTest {

  private static final Path SHARED =
      Path.of(System.getProperty("emotionthinker.root", "."), "..", "shared").normalize();
  private static final Path FDA = SHARED.resolve("corpora/fda_ue");

  private static List<Path> wavs() throws IOException {
    assumeTrue(Files.isDirectory(FDA), "skipped: corpora/fda_ue is not beside the repository");
    try (Stream<Path> s = Files.list(FDA)) {
      return s.filter(p -> p.toString().endsWith(".wav")).sorted().toList();
    }
  }

  private static String stem(Path wav) {
    return wav.getFileName().toString().replace(".wav", "");
  }

  @Test
  void defaultTrackerAgainstTheLaryngograph() throws IOException {
    PitchTracker tracker = PitchPreset.DEFAULT.newTracker();
    FdaScore score = new FdaScore();
    for (Path wav : wavs()) {
      WavFiles.Sound sound = WavFiles.read(wav);
      score.add(
          tracker.track(sound.samples(), sound.sampleRateHz()),
          FdaScore.readReference(FDA.resolve(stem(wav) + ".f0ref")));
    }
    FdaScore.Score best = score.best();
    assertTrue(best.ffe() <= 4.7, "FFE " + best.ffe());
    assertTrue(best.gpe20() <= 0.5, "GPE20 " + best.gpe20());
    assertTrue(best.lost() <= 6.5, "lost " + best.lost());
  }

  @ParameterizedTest
  @CsvSource({"praat-ac, rl-clean-raw-ac", "praat-filtered-ac, rl-clean-filtered-ac"})
  void presetsGivePraatsTracks(String preset, String folder) throws IOException {
    PitchTracker tracker = PitchPreset.of(preset).newTracker();
    Path tracks = SHARED.resolve("reference/praat").resolve(folder);
    assumeTrue(Files.isDirectory(tracks), "skipped: reference/praat is not beside the repository");
    CompareTracks.Tally tally = new CompareTracks.Tally();
    for (Path wav : wavs()) {
      WavFiles.Sound sound = WavFiles.read(wav);
      CompareTracks.compare(
          tracker.track(sound.samples(), sound.sampleRateHz()),
          Files.readAllLines(tracks.resolve(stem(wav) + ".frames.tsv")),
          tally);
    }
    assertEquals(0, tally.sizeDiffers);
    assertTrue(tally.within1Cent >= 0.995 * tally.both, tally.toString());
    assertTrue(tally.onlyOurs + tally.onlyTheirs <= 0.001 * tally.frames, tally.toString());
  }
}
