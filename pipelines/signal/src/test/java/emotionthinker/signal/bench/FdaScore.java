package emotionthinker.signal.bench;

import emotionthinker.signal.PitchTrack;
import emotionthinker.signal.PitchTracker;
import emotionthinker.signal.ShiftedFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code FdaScore PRESET|tarsos-…|default+MS WAV_DIR REF_DIR [stem prefix] [odd|even|all]}: scores
 * a preset against laryngograph references by the rule of the reference scorer (best constant
 * offset; nearest frame within 12 ms; gross = off by more than 20 %). {@code default+MS} has its
 * frames that many milliseconds later: the mean over +0 to +9 does not hang on where frames happen
 * to lie.
 */
public final class FdaScore {

  /** Figures of one set of files, in percent; {@code cents} is the median deviation. */
  public record Score(
      double ffe, double vde, double gpe20, double lost, double cents, double offsetMs) {}

  private static final String SHIFTED = "default+";

  private final List<PitchTrack> tracks = new ArrayList<>();
  private final List<double[]> references = new ArrayList<>();

  public static void main(String[] args) throws IOException {
    PitchTracker tracker =
        args[0].startsWith(SHIFTED)
            ? ShiftedFrames.by(Double.parseDouble(args[0].substring(SHIFTED.length())) / 1000)
            : TarsosTracker.named(args[0]);
    String prefix = args.length > 3 ? args[3] : "";
    String half = args.length > 4 ? args[4] : "all";
    FdaScore score = new FdaScore();
    List<Path> references;
    try (Stream<Path> s = Files.list(Path.of(args[2]))) {
      references = s.filter(p -> p.toString().endsWith(".f0ref")).sorted().toList();
    }
    for (Path reference : references) {
      String stem = reference.getFileName().toString().replace(".f0ref", "");
      boolean odd = Integer.parseInt(stem.replaceAll("\\D", "")) % 2 == 1;
      if (half.equals("all") || half.equals("odd") == odd) {
        WavFiles.Sound sound = WavFiles.read(Path.of(args[1], prefix + stem + ".wav"));
        score.add(tracker.track(sound.samples(), sound.sampleRateHz()), readReference(reference));
      }
    }
    Score s = score.best();
    System.out.printf(
        Locale.ROOT,
        "%s %s%s: offset %.1f ms FFE %.2f VDE %.2f GPE20 %.2f lost %.2f cents %.2f%n",
        args[0],
        prefix,
        half,
        s.offsetMs,
        s.ffe,
        s.vde,
        s.gpe20,
        s.lost,
        s.cents);
  }

  static double[] readReference(Path path) throws IOException {
    return Files.readString(path).trim().lines().mapToDouble(Double::parseDouble).toArray();
  }

  void add(PitchTrack track, double[] reference) {
    tracks.add(track);
    references.add(reference);
  }

  Score best() {
    Score best = null;
    for (int k = -8; k <= 8; k++) {
      Score s = at(k * 2.5);
      if (best == null || s.ffe + 0.02 * s.cents < best.ffe + 0.02 * best.cents) {
        best = s;
      }
    }
    return best;
  }

  private Score at(double offsetMs) {
    int voiced = 0;
    int unvoiced = 0;
    int lost = 0;
    int inserted = 0;
    int both = 0;
    int gross = 0;
    double[] cents = new double[1000];
    int fine = 0;
    for (int f = 0; f < tracks.size(); f++) {
      PitchTrack t = tracks.get(f);
      double[] reference = references.get(f);
      for (int i = 0; i < reference.length; i++) {
        double at = i * 0.015 - offsetMs / 1000;
        int j = (int) Math.rint((at - t.startS()) / t.stepS());
        boolean near = j >= 0 && j < t.size() && Math.abs(t.timeS(j) - at) <= 0.012;
        double hz = near && t.voiced(j) ? t.f0Hz(j) : 0;
        if (reference[i] > 0) {
          voiced++;
          if (hz == 0) {
            lost++;
            continue;
          }
          both++;
          if (Math.abs(hz / reference[i] - 1) > 0.2) {
            gross++;
          } else {
            if (fine == cents.length) {
              cents = Arrays.copyOf(cents, 2 * fine);
            }
            cents[fine++] = 1200 * Math.abs(Math.log(hz / reference[i]) / Math.log(2));
          }
        } else {
          unvoiced++;
          inserted += hz > 0 ? 1 : 0;
        }
      }
    }
    Arrays.sort(cents, 0, fine);
    double all = voiced + unvoiced;
    return new Score(
        100 * (lost + inserted + gross) / all,
        100 * (lost + inserted) / all,
        100.0 * gross / Math.max(1, both),
        100.0 * lost / Math.max(1, voiced),
        fine == 0 ? 9999 : cents[fine / 2],
        offsetMs);
  }
}
