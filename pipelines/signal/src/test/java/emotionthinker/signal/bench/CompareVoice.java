package emotionthinker.signal.bench;

import emotionthinker.signal.FloatSeries;
import emotionthinker.signal.PraatPitchSettings;
import emotionthinker.signal.PraatPitchTracker;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.ProsodySettings;
import emotionthinker.signal.VoiceQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares level and voice measures with Praat's over a set of files and prints the quantiles of
 * the differences: {@code CompareVoice PRAAT_DIR WAV...}, where PRAAT_DIR has the summary.tsv and
 * the frames that a Praat script wrote for the same files. A test aid.
 */
public final class CompareVoice {
  private static final double SILENT_DB = -200;

  private final Map<String, List<Double>> errors = new TreeMap<>();
  private final boolean verbose;

  private CompareVoice(boolean verbose) {
    this.verbose = verbose;
  }

  public static void main(String[] args) throws IOException {
    Path praat = Path.of(args[0]);
    List<String> files =
        args[1].endsWith(".txt")
            ? Files.readAllLines(Path.of(args[1]))
            : List.of(args).subList(1, args.length);
    CompareVoice compare = new CompareVoice(args.length > 2);
    Map<String, Map<String, String>> summary = readSummary(praat.resolve("summary.tsv"));
    ProsodyExtractor extractor =
        new ProsodyExtractor(
            ProsodySettings.defaults().withContours(true),
            new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation()));
    for (String file : files) {
      Path path = Path.of(file);
      String stem = path.getFileName().toString().replaceFirst("\\.wav$", "");
      Map<String, String> row = summary.get(stem);
      if (row == null) {
        System.out.println("no Praat row for " + stem);
        continue;
      }
      WavFiles.Sound sound = WavFiles.read(path);
      ProsodyFeatures ours = extractor.extract(sound.samples(), sound.sampleRateHz());
      compare.scalars(stem, row, ours);
      compare.maskedLevel(praat.resolve(stem + ".intensity.tsv"), ours);
      compare.frames(
          "frame intensity_db", praat.resolve(stem + ".intensity.tsv"), ours.intensityDb(), -200);
      compare.frames("frame hnr_db", praat.resolve(stem + ".hnr.tsv"), ours.hnrDb(), -190);
    }
    compare.print();
  }

  private void scalars(String stem, Map<String, String> row, ProsodyFeatures ours) {
    VoiceQuality v = ours.voice();
    difference(stem, "intensity_max_db", row.get("int_max_db"), ours.level().intensityMaxDb(), 0);
    difference(stem, "hnr_db", row.get("hnr_mean_db"), v.hnrDb(), 0);
    difference(stem, "pulses", row.get("n_pulses"), (double) v.pulses(), 0);
    difference(stem, "f0_median_hz", row.get("f0_median_hz"), ours.pitch().medianHz(), 0);
    difference(stem, "jitter_local", row.get("jitter_local"), v.jitterLocal(), 0.02);
    difference(stem, "jitter_rap", row.get("jitter_rap"), v.jitterRap(), 0.02);
    difference(stem, "jitter_ppq5", row.get("jitter_ppq5"), v.jitterPpq5(), 0.02);
    difference(stem, "jitter_ddp", row.get("jitter_ddp"), v.jitterDdp(), 0.02);
    difference(stem, "shimmer_local", row.get("shimmer_local"), v.shimmerLocal(), 0.03);
    difference(stem, "shimmer_local_db", row.get("shimmer_local_db"), v.shimmerLocalDb(), 0.03);
    difference(stem, "shimmer_apq3", row.get("shimmer_apq3"), v.shimmerApq3(), 0.03);
    difference(stem, "shimmer_apq5", row.get("shimmer_apq5"), v.shimmerApq5(), 0.03);
    difference(stem, "shimmer_apq11", row.get("shimmer_apq11"), v.shimmerApq11(), 0.03);
  }

  /**
   * Adds a difference; with a relative limit above 0 it is in units of the target: the larger of
   * that share of Praat's value and 0.02 (jitter) or 0.1 (shimmer) percent points.
   */
  private void difference(
      String stem, String name, String praatText, Double ours, double relativeLimit) {
    boolean defined = praatText.matches("-?[0-9].*");
    if (!defined || ours == null) {
      if (defined != (ours != null)) {
        add(name + " defined by one only", 1);
        System.out.println(stem + " " + name + ": Praat " + praatText + ", ours " + ours);
      }
      return;
    }
    double praat = Double.parseDouble(praatText);
    double absolute = Math.abs(ours - praat);
    if (relativeLimit == 0) {
      add(name, absolute);
    } else {
      double least = relativeLimit == 0.02 ? 0.0002 : 0.001;
      double limit = Math.max(relativeLimit * praat, name.endsWith("_db") ? 0.01 : least);
      add(name + " / target", absolute / limit);
      if (verbose && absolute > limit) {
        System.out.printf(Locale.ROOT, "%s %s praat %.6f ours %.6f%n", stem, name, praat, ours);
      }
    }
  }

  private void frames(String name, Path file, FloatSeries ours, double maskBelow)
      throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() - 1 != ours.size()) {
      System.out.println(file.getFileName() + ": frames " + (lines.size() - 1) + " " + ours.size());
      return;
    }
    for (int i = 0; i < ours.size(); i++) {
      String[] cells = lines.get(i + 1).split("\t", -1);
      if (Math.abs(Double.parseDouble(cells[0]) - ours.timeS(i)) > 1e-5) {
        System.out.println(file.getFileName() + ": times " + cells[0] + " " + ours.timeS(i));
        return;
      }
      double praat =
          cells[1].startsWith("-") && cells[1].contains("u") ? -300 : Double.parseDouble(cells[1]);
      boolean masked = praat < maskBelow;
      if (masked != Float.isNaN(ours.value(i))) {
        add(name + " defined by one only", 1);
      } else if (!masked) {
        add(name, Math.abs(ours.value(i) - praat));
      }
    }
  }

  /**
   * Mean and deviation of Praat's contour without digital silence, which Praat counts as −300 dB.
   */
  private void maskedLevel(Path file, ProsodyFeatures ours) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    List<Double> db = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      if (!cells[0].equals("time") && Double.parseDouble(cells[1]) > SILENT_DB) {
        db.add(Double.parseDouble(cells[1]));
      }
    }
    if (db.size() < 2) {
      return;
    }
    double power = db.stream().mapToDouble(v -> Math.pow(10, v / 10)).average().orElseThrow();
    double mean = db.stream().mapToDouble(v -> v).average().orElseThrow();
    double square = db.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    add("intensity_mean_db", Math.abs(ours.level().intensityMeanDb() - 10 * Math.log10(power)));
    add(
        "intensity_sd_db",
        Math.abs(ours.level().intensitySdDb() - Math.sqrt(square / (db.size() - 1))));
  }

  private void add(String name, double error) {
    errors.computeIfAbsent(name, key -> new ArrayList<>()).add(error);
  }

  private void print() {
    System.out.printf(
        "%-40s %8s %9s %9s %9s %9s %9s%n",
        "|difference|", "n", "p50", "p90", "p99", "max", "share<=1");
    errors.forEach(
        (name, list) -> {
          Collections.sort(list);
          int n = list.size();
          long within = list.stream().filter(e -> e <= 1).count();
          System.out.printf(
              Locale.ROOT,
              "%-40s %8d %9.4f %9.4f %9.4f %9.4f %9.4f%n",
              name,
              n,
              list.get(n / 2),
              list.get((int) (0.9 * (n - 1))),
              list.get((int) (0.99 * (n - 1))),
              list.get(n - 1),
              (double) within / n);
        });
  }

  private static Map<String, Map<String, String>> readSummary(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path);
    String[] names = lines.get(0).split("\t", -1);
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.put(cells[0], row);
    }
    return rows;
  }
}
