package emotionthinker.stages.prosody.bench;

import emotionthinker.signal.Prominence;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.SyllableAligner;
import emotionthinker.signal.WordTime;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.prosody.pronounce.Pronouncer;
import emotionthinker.stages.prosody.pronounce.Pronouncers;
import emotionthinker.stages.prosody.pronounce.TranscriptWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Word times and word stress against EmoDB's hand-made marks: {@code EmodbWords EMODB_DIR}.
 * Hand-made word times are the marked syllables put together by the expected syllables of the
 * words, in clips where both have the same number. A word is stressed when one of its syllables has
 * degree 2 or 3, unstressed when all have 0. Prints, for hand-made times and for those from nuclei,
 * the area under the ROC curve of prominence within a clip, and precision and recall of z at least
 * 1; and the distance of word starts from nuclei to the hand-made ones.
 */
public final class EmodbWords {
  private static final double[] CONFIDENCES = {0, 0.5, 0.6, 0.7, 0.8};

  private EmodbWords() {}

  /** One clip with marks. */
  private record Clip(
      List<WordTime> hand,
      List<Integer> degrees,
      List<WordTime> nuclei,
      double confidence,
      ProsodyFeatures features) {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Pronouncer german = Pronouncers.of("de").orElseThrow();
    var extractor = ProsodyOptions.defaults().withContours(true).extractor();
    List<Clip> clips = new ArrayList<>();
    int marked = 0;
    List<String> rows = Files.readAllLines(root.resolve("labels.csv"), StandardCharsets.UTF_8);
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      Path mark =
          root.resolve("labels/labsilb/" + cells[0].replaceAll(".*/|\\.wav$", "") + ".labsilb");
      if (!Files.exists(mark)) {
        continue;
      }
      marked++;
      List<String> words = TranscriptWords.of(cells[6]);
      List<Integer> counts =
          words.stream().map(w -> german.pronounce(w).orElseThrow().syllables()).toList();
      List<WordTime> syllables = new ArrayList<>();
      List<Integer> stress = new ArrayList<>();
      read(mark, syllables, stress);
      if (counts.stream().mapToInt(c -> c).sum() != syllables.size()) {
        continue;
      }
      float[] samples = samples(root.resolve(cells[0]));
      ProsodyFeatures f = extractor.extract(samples, 16_000);
      List<Double> nuclei =
          f.rhythm().nucleiS().stream()
              .filter(t -> t >= f.rhythm().startS() && t <= f.rhythm().endS())
              .toList();
      SyllableAligner.Alignment aligned =
          SyllableAligner.align(words, counts, nuclei, f.rhythm().startS(), f.rhythm().endS());
      List<WordTime> hand = new ArrayList<>();
      List<Integer> degrees = new ArrayList<>();
      int at = 0;
      for (int w = 0; w < words.size(); w++) {
        int last = at + counts.get(w) - 1;
        hand.add(
            new WordTime(words.get(w), syllables.get(at).startS(), syllables.get(last).endS()));
        degrees.add(stress.subList(at, last + 1).stream().mapToInt(d -> d).max().orElseThrow());
        at = last + 1;
      }
      clips.add(new Clip(hand, degrees, aligned.words(), aligned.confidence(), f));
    }
    System.out.printf(
        Locale.ROOT,
        "clips with marks %d, with as many syllables as expected %d%n",
        marked,
        clips.size());
    report("hand-made word times", clips, true);
    for (double confidence : CONFIDENCES) {
      List<Clip> kept = clips.stream().filter(c -> c.confidence >= confidence).toList();
      report(
          String.format(Locale.ROOT, "from nuclei, confidence >= %.1f", confidence), kept, false);
    }
  }

  private static void report(String name, List<Clip> clips, boolean hand) {
    long pairs = 0;
    double wins = 0;
    int told = 0;
    int right = 0;
    int weak = 0;
    int stressed = 0;
    List<Double> distances = new ArrayList<>();
    for (Clip clip : clips) {
      List<WordTime> words = hand ? clip.hand : clip.nuclei;
      List<Double> p = Prominence.of(words, clip.features.f0Hz(), clip.features.intensityDb());
      double mean = p.stream().mapToDouble(v -> v).average().orElse(0);
      double sd =
          Math.sqrt(p.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (p.size() - 1));
      for (int i = 0; i < p.size(); i++) {
        distances.add(Math.abs(clip.nuclei.get(i).startS() - clip.hand.get(i).startS()));
        stressed += clip.degrees.get(i) >= 2 ? 1 : 0;
        if ((p.get(i) - mean) / sd >= 1) {
          told++;
          right += clip.degrees.get(i) >= 2 ? 1 : 0;
          weak += clip.degrees.get(i) == 1 ? 1 : 0;
        }
        for (int j = 0; j < p.size(); j++) {
          if (clip.degrees.get(i) >= 2 && clip.degrees.get(j) == 0) {
            pairs++;
            int order = Double.compare(p.get(i), p.get(j));
            wins += order > 0 ? 1 : order == 0 ? 0.5 : 0;
          }
        }
      }
    }
    double[] sorted = distances.stream().mapToDouble(d -> d).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-32s clips %3d  AUC %.3f (%d pairs)  z >= 1: %d words, %.3f strongly stressed, %.3f weakly,"
            + " recall %.3f  start median %.0f ms, 90 %% %.0f ms%n",
        name,
        clips.size(),
        wins / pairs,
        pairs,
        told,
        (double) right / told,
        (double) weak / told,
        (double) right / stressed,
        hand ? 0 : 1000 * sorted[sorted.length / 2],
        hand ? 0 : 1000 * sorted[(int) (0.9 * sorted.length)]);
  }

  /** Marks are starts of syllables; the last one is the end of speech. */
  private static void read(Path mark, List<WordTime> syllables, List<Integer> stress)
      throws IOException {
    double start = 0;
    int degree = -1;
    boolean body = false;
    for (String line : Files.readAllLines(mark, StandardCharsets.ISO_8859_1)) {
      String[] cells = line.trim().split("\\s+");
      if (!body || cells.length < 3) {
        body |= line.startsWith("#");
        continue;
      }
      double time = Double.parseDouble(cells[0]);
      if (degree >= 0 && time > start) {
        syllables.add(new WordTime("-", start, time));
        stress.add(degree);
      }
      start = time;
      degree = cells.length > 3 && cells[3].matches("[0-3].*") ? cells[3].charAt(0) - '0' : -1;
    }
  }

  /** EmoDB's files are 16-bit mono PCM; the samples follow the chunk id data and its size. */
  private static float[] samples(Path wav) throws IOException {
    byte[] bytes = Files.readAllBytes(wav);
    int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
    ByteBuffer pcm =
        ByteBuffer.wrap(Arrays.copyOfRange(bytes, data, bytes.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[pcm.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = pcm.getShort(2 * i) / 32768f;
    }
    return samples;
  }
}
