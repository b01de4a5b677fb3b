package emotionthinker.signal.bench;

import emotionthinker.signal.PitchTracker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code PitchBench WAV_DIR [file name pattern]}: × real time of every pitch preset and of
 * TarsosDSP's detectors on one core, samples in memory, the best and the median of seven rounds
 * after warm-up; prints one line each.
 */
public final class PitchBench {

  private static final int ROUNDS = 7;
  private static final List<String> NAMES =
      List.of(
          "default", "praat-ac", "praat-filtered-ac", "tarsos-fft-yin", "tarsos-yin", "tarsos-mpm");

  private PitchBench() {}

  public static void main(String[] args) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<WavFiles.Sound> sounds = new ArrayList<>();
    double seconds = 0;
    try (Stream<Path> s = Files.list(Path.of(args[0]))) {
      String pattern = args.length > 1 ? args[1] : ".*\\.wav";
      for (Path p : s.filter(f -> f.getFileName().toString().matches(pattern)).sorted().toList()) {
        WavFiles.Sound sound = WavFiles.read(p);
        sounds.add(sound);
        seconds += sound.samples().length / sound.sampleRateHz();
      }
    }
    System.out.printf(Locale.ROOT, "%d sounds, %.1f s%n", sounds.size(), seconds);
    for (String name : NAMES) {
      PitchTracker tracker = TarsosTracker.named(name);
      double[] times = new double[ROUNDS];
      long voiced = 0;
      for (int round = -2; round < ROUNDS; round++) {
        long start = threads.getCurrentThreadCpuTime();
        for (WavFiles.Sound sound : sounds) {
          voiced += tracker.track(sound.samples(), sound.sampleRateHz()).voicedCount();
        }
        if (round >= 0) {
          times[round] = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
        }
      }
      Arrays.sort(times);
      System.out.printf(
          Locale.ROOT,
          "%-18s %7.0f x real time (median %.0f), %d voiced frames%n",
          name,
          seconds / times[0],
          seconds / times[ROUNDS / 2],
          voiced / (ROUNDS + 2));
    }
  }
}
