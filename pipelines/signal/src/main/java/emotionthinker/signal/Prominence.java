package emotionthinker.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prominence of words without training, from the lines of maximum amplitude of a wavelet transform
 * (Suni, Šimko, Aalto &amp; Vainio 2017, "Hierarchical representation and estimation of prosody
 * using continuous wavelet transform").
 *
 * <p>Log F0 (interpolated where unvoiced), intensity in dB and log word duration (placed at word
 * middles, interpolated between) are standardised over the stretch of the words and added with
 * weights 1, 0.5, 1. The sum is transformed at half-octave scales from one to four mean word
 * durations. Lines start at maxima of the finest scale and follow the nearest maximum of each
 * coarser one; where lines meet the stronger goes on. A word's prominence is the greatest sum along
 * a line that starts inside it, 0 when none does. It is relative to the clip: compare words of one
 * clip with it.
 */
public final class Prominence {
  /** Weight of log F0. */
  static final double F0_WEIGHT = 1.0;

  /** Weight of intensity. */
  static final double INTENSITY_WEIGHT = 0.5;

  /** Weight of word duration. */
  static final double DURATION_WEIGHT = 1.0;

  private static final double STEP_S = 0.01;
  private static final int SCALES = 5;
  private static final double INTENSITY_RANGE_DB = 40;

  private Prominence() {}

  /**
   * The prominence of each word.
   *
   * @param words in ascending order of time
   * @param f0Hz F0 contour, NaN where unvoiced
   * @param intensityDb intensity contour, NaN in digital silence
   * @return one value a word, 0 or more; all 0 when there are fewer than two words
   */
  public static List<Double> of(List<WordTime> words, FloatSeries f0Hz, FloatSeries intensityDb) {
    double[] scores = new double[words.size()];
    if (words.size() >= 2) {
      double startS = words.get(0).startS();
      int n = (int) Math.ceil((words.get(words.size() - 1).endS() - startS) / STEP_S) + 1;
      double[] sum = new double[n];
      add(sum, logF0(f0Hz, startS, n), F0_WEIGHT);
      add(sum, intensity(intensityDb, startS, n), INTENSITY_WEIGHT);
      add(sum, durations(words, startS, n), DURATION_WEIGHT);
      double meanS = words.stream().mapToDouble(WordTime::durationS).average().orElseThrow();
      followLines(scales(sum, meanS), words, startS, scores);
    }
    return Arrays.stream(scores).boxed().toList();
  }

  private static double[][] scales(double[] signal, double wordS) {
    double[][] scales = new double[SCALES][];
    for (int k = 0; k < SCALES; k++) {
      scales[k] = MexicanHat.transform(signal, STEP_S, wordS * Math.pow(2, k / 2.0));
    }
    return scales;
  }

  private static void followLines(
      double[][] scales, List<WordTime> words, double startS, double[] scores) {
    List<Integer> origins = maxima(scales[0]);
    List<Integer> places = new ArrayList<>(origins);
    double[] strength = new double[origins.size()];
    boolean[] ended = new boolean[origins.size()];
    for (int line = 0; line < strength.length; line++) {
      strength[line] = scales[0][origins.get(line)];
    }
    for (int k = 1; k < scales.length; k++) {
      List<Integer> peaks = maxima(scales[k]);
      int[] strongest = new int[scales[k].length];
      Arrays.fill(strongest, -1);
      for (int line = 0; line < strength.length; line++) {
        int peak = ended[line] ? -1 : nearest(peaks, places.get(line));
        if (peak >= 0 && (strongest[peak] < 0 || strength[line] > strength[strongest[peak]])) {
          strongest[peak] = line;
        }
        if (peak >= 0) {
          places.set(line, peak);
        }
      }
      for (int line = 0; line < strength.length; line++) {
        ended[line] |= peaks.isEmpty() || strongest[places.get(line)] != line;
        if (!ended[line]) {
          strength[line] += scales[k][places.get(line)];
        }
      }
    }
    for (int line = 0; line < strength.length; line++) {
      double timeS = startS + origins.get(line) * STEP_S;
      for (int w = 0; w < scores.length; w++) {
        if (timeS >= words.get(w).startS() && timeS < words.get(w).endS()) {
          scores[w] = Math.max(scores[w], strength[line]);
        }
      }
    }
  }

  private static List<Integer> maxima(double[] x) {
    List<Integer> result = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      boolean left = i == 0 || x[i] > x[i - 1];
      boolean right = i == x.length - 1 || x[i] >= x[i + 1];
      if (x[i] > 0 && left && right) {
        result.add(i);
      }
    }
    return result;
  }

  private static int nearest(List<Integer> peaks, int place) {
    int best = -1;
    for (int peak : peaks) {
      if (best < 0 || Math.abs(peak - place) < Math.abs(best - place)) {
        best = peak;
      }
    }
    return best;
  }

  private static double[] logF0(FloatSeries f0Hz, double startS, int n) {
    double[] times = new double[f0Hz.size()];
    double[] values = new double[f0Hz.size()];
    int voiced = 0;
    for (int i = 0; i < f0Hz.size(); i++) {
      if (!Float.isNaN(f0Hz.value(i))) {
        times[voiced] = f0Hz.timeS(i);
        values[voiced++] = Math.log(f0Hz.value(i));
      }
    }
    return interpolate(times, values, voiced, startS, n);
  }

  private static double[] intensity(FloatSeries intensityDb, double startS, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < intensityDb.size(); i++) {
      double db = intensityDb.value(i);
      max = Double.isNaN(db) ? max : Math.max(max, db);
    }
    double[] times = new double[intensityDb.size()];
    double[] values = new double[intensityDb.size()];
    for (int i = 0; i < times.length; i++) {
      double db = intensityDb.value(i);
      times[i] = intensityDb.timeS(i);
      values[i] = Math.max(max - INTENSITY_RANGE_DB, Double.isNaN(db) ? -1e9 : db);
    }
    boolean silent = Double.isInfinite(max);
    return interpolate(times, values, silent ? 0 : times.length, startS, n);
  }

  private static double[] durations(List<WordTime> words, double startS, int n) {
    double[] times = words.stream().mapToDouble(WordTime::middleS).toArray();
    double[] values = words.stream().mapToDouble(w -> Math.log(w.durationS())).toArray();
    return interpolate(times, values, times.length, startS, n);
  }

  /** Linear between points, constant outside them; 0 without points. */
  private static double[] interpolate(
      double[] times, double[] values, int size, double startS, int n) {
    double[] out = new double[n];
    if (size == 0) {
      return out;
    }
    int next = 0;
    for (int i = 0; i < n; i++) {
      double t = startS + i * STEP_S;
      while (next < size && times[next] <= t) {
        next++;
      }
      if (next == 0 || next == size) {
        out[i] = values[next == 0 ? 0 : size - 1];
      } else {
        double share = (t - times[next - 1]) / (times[next] - times[next - 1]);
        out[i] = values[next - 1] + share * (values[next] - values[next - 1]);
      }
    }
    return out;
  }

  /** Adds {@code weight} times the standardised values; values that do not vary add nothing. */
  private static void add(double[] sum, double[] values, double weight) {
    double mean = Arrays.stream(values).average().orElse(0);
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    if (square > 1e-12) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * (values[i] - mean) / Math.sqrt(square);
      }
    }
  }
}
