package emotionthinker.signal.bench;

import emotionthinker.signal.Prominence;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.ProsodySettings;
import emotionthinker.signal.SpeechPitchTracker;
import emotionthinker.signal.WordTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Prominence against EmoDB's hand-made stress marks, with its hand-made syllables as the units:
 * {@code EmodbStress EMODB_DIR}. Within each clip, the share of pairs of a stressed (first digit 2
 * or 3) and an unstressed (0) syllable in which the stressed one is the more prominent (the area
 * under the ROC curve; 0.5 is chance), and the same for any stress (1–3) against none.
 */
public final class EmodbStress {
  private long strongPairs;
  private double strongWins;
  private long anyPairs;
  private double anyWins;

  private EmodbStress() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    ProsodyExtractor extractor =
        new ProsodyExtractor(
            ProsodySettings.defaults().withContours(true), new SpeechPitchTracker());
    List<Path> marks = new ArrayList<>();
    try (var entries = Files.list(root.resolve("labels/labsilb"))) {
      entries.forEach(marks::add);
    }
    Collections.sort(marks);
    EmodbStress score = new EmodbStress();
    for (Path mark : marks) {
      String stem = mark.getFileName().toString().replaceFirst("\\..*$", "");
      Path wav = root.resolve("wav/" + stem + ".wav");
      if (Files.exists(wav)) {
        WavFiles.Sound sound = WavFiles.read(wav);
        score.add(mark, extractor.extract(sound.samples(), sound.sampleRateHz()));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "files %d  strong against none: AUC %.3f over %d pairs  any against none: AUC %.3f over %d"
            + " pairs%n",
        marks.size(),
        score.strongWins / score.strongPairs,
        score.strongPairs,
        score.anyWins / score.anyPairs,
        score.anyPairs);
  }

  private void add(Path mark, ProsodyFeatures features) throws IOException {
    List<WordTime> syllables = new ArrayList<>();
    List<Integer> stress = new ArrayList<>();
    double start = Double.NaN;
    String text = "";
    int degree = -1;
    boolean body = false;
    for (String line : Files.readAllLines(mark, StandardCharsets.ISO_8859_1)) {
      if (!body) {
        body = line.startsWith("#");
        continue;
      }
      String[] cells = line.trim().split("\\s+", -1);
      if (cells.length < 3) {
        continue;
      }
      double time = Double.parseDouble(cells[0]);
      if (degree >= 0 && time > start) {
        syllables.add(new WordTime(text, start, time));
        stress.add(degree);
      }
      start = time;
      text = cells[2];
      degree = cells.length > 3 && cells[3].matches("[0-3].*") ? cells[3].charAt(0) - '0' : -1;
    }
    compare(Prominence.of(syllables, features.f0Hz(), features.intensityDb()), stress);
  }

  private void compare(List<Double> prominence, List<Integer> stress) {
    for (int i = 0; i < stress.size(); i++) {
      for (int j = 0; j < stress.size(); j++) {
        if (stress.get(i) >= 1 && stress.get(j) == 0) {
          int order = Double.compare(prominence.get(i), prominence.get(j));
          double win = order > 0 ? 1 : order == 0 ? 0.5 : 0;
          anyPairs++;
          anyWins += win;
          if (stress.get(i) >= 2) {
            strongPairs++;
            strongWins += win;
          }
        }
      }
    }
  }
}
