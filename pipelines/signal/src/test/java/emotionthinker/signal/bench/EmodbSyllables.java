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
  private int files;
  private int syllables;
  private int nuclei;
  private int found;
  private double error;
  private double absolute;
  private double rateError;

  private EmodbSyllables() {}

  public static void main(String[] args) throws IOException {
    System.out.println(score(Path.of(args[0]), 1));
  }

  /** Scores every {@code stride}-th marked clip of the corpus. */
  public static EmodbSyllables score(Path root, int stride) throws IOException {
    ProsodyExtractor extractor =
        new ProsodyExtractor(ProsodySettings.defaults(), new SpeechPitchTracker());
    List<Path> marks = new ArrayList<>();
    try (var entries = Files.list(root.resolve("labels/silb"))) {
      entries.filter(p -> p.toString().endsWith(".silb")).forEach(marks::add);
    }
    Collections.sort(marks);
    EmodbSyllables score = new EmodbSyllables();
    for (int i = 0; i < marks.size(); i += stride) {
      String stem = marks.get(i).getFileName().toString().replace(".silb", "");
      WavFiles.Sound sound = WavFiles.read(root.resolve("wav/" + stem + ".wav"));
      Rhythm rhythm = extractor.extract(sound.samples(), sound.sampleRateHz()).rhythm();
      score.add(rhythm, syllables(Files.readAllLines(marks.get(i), StandardCharsets.ISO_8859_1)));
    }
    return score;
  }

  private void add(Rhythm rhythm, List<double[]> truth) {
    for (double[] syllable : truth) {
      if (rhythm.nucleiS().stream().anyMatch(t -> t >= syllable[0] && t < syllable[1])) {
        found++;
      }
    }
    int n = rhythm.syllableNuclei();
    files++;
    syllables += truth.size();
    nuclei += n;
    error += n - truth.size();
    absolute += Math.abs(n - truth.size());
    double span = truth.get(truth.size() - 1)[1] - truth.get(0)[0];
    rateError += Math.abs(rhythm.speakingRateSps() - truth.size() / span);
  }

  /** Share of nuclei that are the first in a syllable. */
  public double precision() {
    return (double) found / nuclei;
  }

  /** Share of syllables with a nucleus. */
  public double recall() {
    return (double) found / syllables;
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return 2 * precision() * recall() / (precision() + recall());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "files %d  syllables %d  nuclei %d  precision %.3f  recall %.3f  F1 %.3f  count error mean"
            + " %+.2f, mean absolute %.2f  speaking rate off by %.2f/s",
        files,
        syllables,
        nuclei,
        precision(),
        recall(),
        f1(),
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
