package emotionthinker.signal.bench;

import emotionthinker.signal.PitchPreset;
import emotionthinker.signal.PitchTrack;
import emotionthinker.signal.PitchTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code CompareTracks PRESET WAV_DIR TRACKS_DIR [verbose]}: our track of every WAV beside another
 * program's {@code <stem>.frames.tsv}: share of jointly voiced frames within 1 cent, gross
 * disagreement, voicing disagreement; per corpus (the file name up to {@code __}) and in all.
 */
public final class CompareTracks {

  static final class Tally {
    long frames;
    long both;
    long within1Cent;
    long gross;
    long onlyOurs;
    long onlyTheirs;
    long sizeDiffers;

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "frames %7d  both voiced %7d  within 1 cent %7.3f %%  off > 20 %%: %6.3f %%  voicing"
              + " differs %.3f %% (ours %d theirs %d)  frame count differs %d",
          frames,
          both,
          100.0 * within1Cent / Math.max(1, both),
          100.0 * gross / Math.max(1, both),
          100.0 * (onlyOurs + onlyTheirs) / Math.max(1, frames),
          onlyOurs,
          onlyTheirs,
          sizeDiffers);
    }
  }

  private CompareTracks() {}

  public static void main(String[] args) throws IOException {
    PitchTracker tracker = PitchPreset.of(args[0]).newTracker();
    boolean verbose = args.length > 3;
    Map<String, Tally> perCorpus = new TreeMap<>();
    List<Path> wavs;
    try (Stream<Path> s = Files.list(Path.of(args[1]))) {
      wavs = s.filter(p -> p.toString().endsWith(".wav")).sorted().toList();
    }
    for (Path wav : wavs) {
      String stem = wav.getFileName().toString().replaceFirst("\\.wav$", "");
      Path tsv = Path.of(args[2], stem + ".frames.tsv");
      if (!Files.exists(tsv)) {
        continue;
      }
      WavFiles.Sound sound = WavFiles.read(wav);
      PitchTrack ours = tracker.track(sound.samples(), sound.sampleRateHz());
      List<String> lines = Files.readAllLines(tsv);
      Tally file = new Tally();
      compare(ours, lines, file);
      if (verbose && (file.onlyOurs + file.onlyTheirs + file.both - file.within1Cent > 0)) {
        System.out.println(stem + " " + file);
      }
      add(perCorpus.computeIfAbsent(stem.replaceFirst("__.*", ""), k -> new Tally()), file);
      add(perCorpus.computeIfAbsent("~all", k -> new Tally()), file);
    }
    perCorpus.forEach((k, v) -> System.out.printf(Locale.ROOT, "%-16s %s%n", k, v));
  }

  static void compare(PitchTrack ours, List<String> lines, Tally t) {
    if (ours.size() != lines.size() - 1) {
      t.sizeDiffers++;
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      double theirs =
          cells.length < 2 || cells[1].isEmpty() ? Double.NaN : Double.parseDouble(cells[1]);
      int i = (int) Math.rint((Double.parseDouble(cells[0]) - ours.startS()) / ours.stepS());
      if (i < 0 || i >= ours.size()) {
        continue;
      }
      t.frames++;
      if (ours.voiced(i) && !Double.isNaN(theirs)) {
        t.both++;
        double cents = 1200 * Math.abs(Math.log(ours.f0Hz(i) / theirs) / Math.log(2));
        t.within1Cent += cents <= 1 ? 1 : 0;
        t.gross += Math.abs(ours.f0Hz(i) / theirs - 1) > 0.2 ? 1 : 0;
      } else if (ours.voiced(i)) {
        t.onlyOurs++;
      } else if (!Double.isNaN(theirs)) {
        t.onlyTheirs++;
      }
    }
  }

  private static void add(Tally into, Tally from) {
    into.frames += from.frames;
    into.both += from.both;
    into.within1Cent += from.within1Cent;
    into.gross += from.gross;
    into.onlyOurs += from.onlyOurs;
    into.onlyTheirs += from.onlyTheirs;
    into.sizeDiffers += from.sizeDiffers;
  }
}
