package emotionthinker.signal.bench;

import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodySettings;
import emotionthinker.signal.Rhythm;
import emotionthinker.signal.SpeechPitchTracker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Syllable nuclei against EmoDB's hand-made syllable marks: {@code EmodbSyllables EMODB_DIR}. A
 * syllable is found when a nucleus lies between its start and the next one's; a nucleus is right
 * when it is the first one in a syllable. The marks are start times, the last one is the end.
 */
public final class EmodbSyllables {
  private EmodbSyllables() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    ProsodyExtractor extractor =
        new ProsodyExtractor(ProsodySettings.defaults(), new SpeechPitchTracker());
    List<Path> wavs = new ArrayList<>();
    try (var entries = Files.list(root.resolve("wav"))) {
      entries.filter(p -> p.toString().endsWith(".wav")).forEach(wavs::add);
    }
    Collections.sort(wavs);
    int syllables = 0;
    int nuclei = 0;
    int found = 0;
    int files = 0;
    double error = 0;
    double absolute = 0;
    double rateError = 0;
    for (Path wav : wavs) {
      Path marks =
          root.resolve("labels/silb")
              .resolve(wav.getFileName().toString().replace(".wav", ".silb"));
      if (!Files.exists(marks)) {
        continue;
      }
      WavFiles.Sound sound = WavFiles.read(wav);
      Rhythm rhythm = extractor.extract(sound.samples(), sound.sampleRateHz()).rhythm();
      List<double[]> truth = syllables(Files.readAllLines(marks, StandardCharsets.ISO_8859_1));
      int hits = 0;
      for (double[] syllable : truth) {
        if (rhythm.nucleiS().stream().anyMatch(t -> t >= syllable[0] && t < syllable[1])) {
          hits++;
        }
      }
      int n = rhythm.syllableNuclei();
      files++;
      syllables += truth.size();
      nuclei += n;
      found += hits;
      error += n - truth.size();
      absolute += Math.abs(n - truth.size());
      double span = truth.get(truth.size() - 1)[1] - truth.get(0)[0];
      rateError += Math.abs(rhythm.speakingRateSps() - truth.size() / span);
    }
    double precision = (double) found / nuclei;
    double recall = (double) found / syllables;
    System.out.printf(
        Locale.ROOT,
        "files %d  syllables %d  nuclei %d  precision %.3f  recall %.3f  F1 %.3f  count error mean"
            + " %+.2f, mean absolute %.2f  speaking rate off by %.2f/s%n",
        files,
        syllables,
        nuclei,
        precision,
        recall,
        2 * precision * recall / (precision + recall),
        error / files,
        absolute / files,
        rateError / files);
  }

  private static List<double[]> syllables(List<String> lines) {
    List<double[]> result = new ArrayList<>();
    double start = Double.NaN;
    for (String line : lines) {
      String[] cells = line.trim().split("\\s+", -1);
      if (cells.length < 2) {
        continue;
      }
      double time = Double.parseDouble(cells[0]);
      if (!Double.isNaN(start)) {
        result.add(new double[] {start, time});
      }
      start = cells[1].startsWith(".") || cells[1].startsWith("(") ? Double.NaN : time;
    }
    return result;
  }
}
