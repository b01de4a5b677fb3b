package emotionthinker.signal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import emotionthinker.signal.PitchPreset;
import emotionthinker.signal.PitchTracker;
import emotionthinker.signal.ShiftedFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** The first targets, as the mean over ten places of the frames: single places flatter. */
  @Test
  void defaultTrackerAgainstTheLaryngograph() throws IOException {
    List<WavFiles.Sound> sounds = new ArrayList<>();
    List<double[]> references = new ArrayList<>();
    for (Path wav : wavs()) {
      sounds.add(WavFiles.read(wav));
      references.add(FdaScore.readReference(FDA.resolve(stem(wav) + ".f0ref")));
    }
    double ffe = 0;
    double gpe20 = 0;
    double lost = 0;
    for (int ms = 0; ms < 10; ms++) {
      PitchTracker tracker = ShiftedFrames.by(ms / 1000.0);
      FdaScore score = new FdaScore();
      for (int i = 0; i < sounds.size(); i++) {
        WavFiles.Sound sound = sounds.get(i);
        score.add(tracker.track(sound.samples(), sound.sampleRateHz()), references.get(i));
      }
      FdaScore.Score best = score.best();
      ffe += best.ffe() / 10;
      gpe20 += best.gpe20() / 10;
      lost += best.lost() / 10;
    }
    String got = "FFE " + ffe + ", GPE20 " + gpe20 + ", lost " + lost;
    assertTrue(ffe <= 4.3 && gpe20 <= 0.3 && lost <= 6, got);
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
