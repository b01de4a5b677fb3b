package emotionthinker.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Word times without a forced aligner: matches the syllables a transcript leads to expect with the
 * detected nuclei, in order, at least cost. Syllable <i>i</i> of <i>n</i> is expected at the (i +
 * ½)/n-th of the speech time; matching it with a nucleus costs their distance in expected syllable
 * durations, at most 2; leaving a syllable or a nucleus out costs {@value #SKIP_COST}. Left-out
 * syllables are placed evenly between their neighbours. A word ends halfway between its last
 * syllable and the next word's first.
 */
public final class SyllableAligner {
  private static final double SKIP_COST = 0.8;
  private static final double MOST_COST = 2;

  private SyllableAligner() {}

  /**
   * Word times with a confidence.
   *
   * @param words one a word, in order
   * @param confidence share of syllables and nuclei that were matched, less their mean distance
   *     from the expected place, 0–1
   */
  public record Alignment(List<WordTime> words, double confidence) {
    /** Copies the list. */
    public Alignment {
      words = List.copyOf(words);
    }
  }

  /**
   * Aligns words with nuclei.
   *
   * @param words the words in order, at least one
   * @param syllables expected syllables of each word, each at least 1
   * @param nucleiS times of the nuclei, s, ascending, within the speech
   * @param startS start of the first speech, s
   * @param endS end of the last speech, s
   */
  public static Alignment align(
      List<String> words,
      List<Integer> syllables,
      List<Double> nucleiS,
      double startS,
      double endS) {
    check(words, syllables, startS, endS);
    if (nucleiS.stream().anyMatch(t -> !(t >= startS && t <= endS))) {
      throw new IllegalArgumentException(
          "nuclei must lie within " + startS + ".." + endS + " s: " + nucleiS);
    }
    int n = syllables.stream().mapToInt(Integer::intValue).sum();
    double syllableS = (endS - startS) / n;
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      expected[i] = startS + (i + 0.5) * syllableS;
    }
    int[] match = match(expected, nucleiS, syllableS);
    double[] placed = place(match, nucleiS, expected, startS, endS);
    int matched = 0;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      if (match[i] >= 0) {
        matched++;
        distance += Math.abs(nucleiS.get(match[i]) - expected[i]) / syllableS;
      }
    }
    double share = 2.0 * matched / (n + nucleiS.size());
    double offset = matched == 0 ? 1 : Math.min(1, distance / matched / MOST_COST);
    return new Alignment(words(words, syllables, placed, startS, endS), share * (1 - offset));
  }

  private static void check(
      List<String> words, List<Integer> syllables, double startS, double endS) {
    if (words.isEmpty() || words.size() != syllables.size()) {
      throw new IllegalArgumentException(
          "as many syllable counts as words needed, at least one: "
              + words.size()
              + ", "
              + syllables.size());
    }
    if (syllables.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("syllables of a word must be 1 or more: " + syllables);
    }
    if (!(startS >= 0 && endS > startS)) {
      throw new IllegalArgumentException("0 <= startS < endS needed: " + startS + ", " + endS);
    }
  }

  /** For each syllable the index of its nucleus, or −1 (Needleman &amp; Wunsch 1970). */
  private static int[] match(double[] expected, List<Double> nucleiS, double syllableS) {
    int n = expected.length;
    int m = nucleiS.size();
    double[][] cost = new double[n + 1][m + 1];
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = (i + j) * SKIP_COST;
        } else {
          double skip = Math.min(cost[i - 1][j], cost[i][j - 1]) + SKIP_COST;
          double both = cost[i - 1][j - 1] + pair(expected[i - 1], nucleiS.get(j - 1), syllableS);
          cost[i][j] = Math.min(skip, both);
        }
      }
    }
    int[] match = new int[n];
    Arrays.fill(match, -1);
    for (int i = n, j = m; i > 0 && j > 0; ) {
      double both = cost[i - 1][j - 1] + pair(expected[i - 1], nucleiS.get(j - 1), syllableS);
      if (cost[i][j] == both) {
        match[--i] = --j;
      } else if (cost[i - 1][j] <= cost[i][j - 1]) {
        i--;
      } else {
        j--;
      }
    }
    return match;
  }

  private static double pair(double expectedS, double nucleusS, double syllableS) {
    return Math.min(MOST_COST, Math.abs(nucleusS - expectedS) / syllableS);
  }

  private static double[] place(
      int[] match, List<Double> nucleiS, double[] expected, double startS, double endS) {
    int n = match.length;
    double[] placed = expected.clone();
    for (int i = 0; i < n; i++) {
      if (match[i] >= 0) {
        placed[i] = nucleiS.get(match[i]);
      }
    }
    for (int i = 0; i < n; ) {
      if (match[i] >= 0) {
        i++;
        continue;
      }
      int end = i;
      while (end < n && match[end] < 0) {
        end++;
      }
      // At an end of the speech there is only half a syllable to the border.
      double left = i == 0 ? startS : placed[i - 1];
      double right = end == n ? endS : placed[end];
      double slots = end - i + 1 - (i == 0 ? 0.5 : 0) - (end == n ? 0.5 : 0);
      double slot = (right - left) / Math.max(0.5, slots);
      for (int k = i; k < end; k++) {
        placed[k] = left + slot * (k - i + (i == 0 ? 0.5 : 1));
      }
      i = end;
    }
    return placed;
  }

  private static List<WordTime> words(
      List<String> words, List<Integer> syllables, double[] placed, double startS, double endS) {
    List<WordTime> result = new ArrayList<>();
    double from = startS;
    int last = -1;
    for (int w = 0; w < words.size(); w++) {
      last += syllables.get(w);
      double to = last == placed.length - 1 ? endS : 0.5 * (placed[last] + placed[last + 1]);
      result.add(new WordTime(words.get(w), from, to));
      from = to;
    }
    return result;
  }
}
