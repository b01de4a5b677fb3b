package emotionthinker.stages.cot.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How varied the wording of texts is, on masked words (see {@link
 * emotionthinker.stages.cot.claims.MaskedText}).
 *
 * @param texts texts measured
 * @param ngram length of the n-grams (words)
 * @param maxNgramTexts texts that hold the most common n-gram
 * @param maxNgram the most common n-gram; empty without texts
 * @param distinctOpeningShare distinct first five words / texts; 1 without texts (1)
 * @param selfBleu mean BLEU-4 of each text of a seeded sample against the others, 0 all different,
 *     1 all alike (Zhu et al. 2018, Texygen); 0 with fewer than two texts (1)
 */
public record TextDiversity(
    int texts,
    int ngram,
    int maxNgramTexts,
    String maxNgram,
    double distinctOpeningShare,
    double selfBleu) {
  private static final int OPENING = 5;
  private static final int ORDER = 4;

  /** Share of texts that hold the most common n-gram; 0 without texts. */
  public double maxNgramShare() {
    return texts == 0 ? 0 : (double) maxNgramTexts / texts;
  }

  /** {@link #ofMasked} of texts as they are. */
  public static TextDiversity of(List<String> texts, int ngram, int sample, long seed) {
    return ofMasked(texts.stream().map(MinHash::masked).toList(), ngram, sample, seed);
  }

  /**
   * Measures texts by their masked words.
   *
   * @param masked the masked words of every text, one blank apart
   * @param ngram length of the n-grams whose document frequency is taken, at least 1
   * @param sample texts compared with each other for self-BLEU
   * @param seed seed of the sample
   */
  public static TextDiversity ofMasked(List<String> masked, int ngram, int sample, long seed) {
    RunCounts frequency = new RunCounts();
    Set<String> openings = new HashSet<>();
    int most = 0;
    int number = 1;
    for (String text : masked) {
      for (long hash : Shingles.hashes(text, ngram)) {
        frequency.add(hash, number);
        most = Math.max(most, frequency.texts(hash));
      }
      number++;
      List<String> words = words(text);
      openings.add(String.join(" ", words.subList(0, Math.min(OPENING, words.size()))));
    }
    double distinct = masked.isEmpty() ? 1 : (double) openings.size() / masked.size();
    return new TextDiversity(
        masked.size(),
        ngram,
        most,
        first(masked, ngram, frequency, most),
        distinct,
        selfBleu(draw(masked.stream().map(TextDiversity::words).toList(), sample, seed)));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /** Of the n-grams that so many texts hold the first in text order; empty without n-grams. */
  private static String first(List<String> masked, int ngram, RunCounts frequency, int most) {
    String first = null;
    for (String text : masked) {
      long[] hashes = Shingles.hashes(text, ngram);
      for (int i = 0; i < hashes.length; i++) {
        if (frequency.texts(hashes[i]) == most) {
          String run = Shingles.run(text, i, ngram);
          first = first == null || run.compareTo(first) < 0 ? run : first;
        }
      }
    }
    return first == null ? "" : first;
  }

  private static List<List<String>> draw(List<List<String>> texts, int sample, long seed) {
    List<List<String>> drawn = new ArrayList<>(texts);
    Random random = new Random(seed);
    for (int i = 0; i < Math.min(sample, drawn.size()); i++) {
      int j = i + random.nextInt(drawn.size() - i);
      List<String> swapped = drawn.get(i);
      drawn.set(i, drawn.get(j));
      drawn.set(j, swapped);
    }
    return drawn.subList(0, Math.min(sample, drawn.size()));
  }

  static List<String> ngrams(List<String> words, int n) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i + n <= words.size(); i++) {
      out.add(String.join(" ", words.subList(i, i + n)));
    }
    return out;
  }

  /**
   * Mean over texts of BLEU (Papineni et al. 2002) against all others as references: geometric mean
   * of clipped n-gram precisions 1..4, with the brevity penalty of the closest length; a text
   * without a match of some order scores 0.
   */
  static double selfBleu(List<List<String>> texts) {
    if (texts.size() < 2) {
      return 0;
    }
    List<List<Map<String, Integer>>> counts = new ArrayList<>();
    for (List<String> words : texts) {
      List<Map<String, Integer>> orders = new ArrayList<>();
      for (int n = 1; n <= ORDER; n++) {
        Map<String, Integer> count = new HashMap<>();
        ngrams(words, n).forEach(g -> count.merge(g, 1, Integer::sum));
        orders.add(count);
      }
      counts.add(orders);
    }
    List<Map<String, Best>> best = new ArrayList<>();
    for (int n = 0; n < ORDER; n++) {
      Map<String, Best> order = new HashMap<>();
      for (int i = 0; i < texts.size(); i++) {
        int text = i;
        counts.get(i).get(n).forEach((g, c) -> order.merge(g, new Best(c, text, 0), Best::max));
      }
      best.add(order);
    }
    double sum = 0;
    for (int i = 0; i < texts.size(); i++) {
      double logs = 0;
      for (int n = 0; n < ORDER; n++) {
        logs += Math.log(precision(counts.get(i).get(n), i, best.get(n))) / ORDER;
      }
      sum += Math.exp(logs) * brevity(texts, i);
    }
    return sum / texts.size();
  }

  /** The most that any text holds of an n-gram, which text that is, and the most in the others. */
  private record Best(int count, int text, int others) {
    Best max(Best next) {
      return next.count > count
          ? new Best(next.count, next.text, count)
          : new Best(count, text, Math.max(others, next.count));
    }
  }

  private static double precision(Map<String, Integer> grams, int i, Map<String, Best> best) {
    int matched = 0;
    int total = 0;
    for (Map.Entry<String, Integer> gram : grams.entrySet()) {
      Best most = best.get(gram.getKey());
      matched += Math.min(most.text() == i ? most.others() : most.count(), gram.getValue());
      total += gram.getValue();
    }
    return total == 0 ? 0 : (double) matched / total;
  }

  private static double brevity(List<List<String>> texts, int i) {
    int length = texts.get(i).size();
    int closest = Integer.MAX_VALUE;
    for (int j = 0; j < texts.size(); j++) {
      int other = texts.get(j).size();
      if (j != i && Math.abs(other - length) < Math.abs(closest - length)) {
        closest = other;
      }
    }
    return length >= closest ? 1 : Math.exp(1 - (double) closest / length);
  }
}
