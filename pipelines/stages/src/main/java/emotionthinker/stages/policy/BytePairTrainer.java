package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns merges: again and again the most frequent pair of neighbouring tokens becomes a token; of
 * equally frequent pairs the one with the smaller ids. Ends at the wanted size, or when no pair
 * occurs often enough. The same texts in any order give the same merges.
 */
public final class BytePairTrainer {
  private final int size;
  private final int leastCount;

  /**
   * @param size tokens wanted, tags and bytes included; at least 262
   * @param leastCount times that a pair must occur to become a token
   */
  public BytePairTrainer(int size, int leastCount) {
    Checks.range(
        "size", (double) size, BytePairs.FIRST_MERGE, 1e6, "from " + BytePairs.FIRST_MERGE);
    Checks.positive("least_count", leastCount);
    this.size = size;
    this.leastCount = leastCount;
  }

  private static final class Piece {
    private final int count;
    private List<Integer> tokens;

    Piece(List<Integer> tokens, int count) {
      this.tokens = tokens;
      this.count = count;
    }
  }

  /** The tokens of texts. */
  public BytePairs train(List<String> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String text : texts) {
      for (String piece : BytePairs.pieces(text)) {
        if (!BytePairs.TAGS.contains(piece)) {
          counts.merge(piece, 1, Integer::sum);
        }
      }
    }
    List<Piece> pieces = new ArrayList<>();
    counts.forEach((text, count) -> pieces.add(new Piece(BytePairs.bytes(text), count)));
    Map<Long, Integer> pairs = new HashMap<>();
    Map<Long, Set<Integer>> where = new HashMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      count(pieces.get(i), i, 1, pairs, where);
    }
    List<BytePairs.Merge> merges = new ArrayList<>();
    while (BytePairs.FIRST_MERGE + merges.size() < size) {
      Long best = best(pairs);
      if (best == null || pairs.get(best) < leastCount) {
        break;
      }
      int id = BytePairs.FIRST_MERGE + merges.size();
      BytePairs.Merge merge = new BytePairs.Merge((int) (best >> 32), best.intValue());
      merges.add(merge);
      for (int i : where.remove(best)) {
        Piece piece = pieces.get(i);
        count(piece, i, -1, pairs, where);
        piece.tokens = BytePairs.joined(piece.tokens, merge, id);
        count(piece, i, 1, pairs, where);
      }
      pairs.remove(best);
    }
    return new BytePairs(merges);
  }

  private static void count(
      Piece piece, int index, int sign, Map<Long, Integer> pairs, Map<Long, Set<Integer>> where) {
    for (int i = 0; i + 1 < piece.tokens.size(); i++) {
      long pair = BytePairs.key(piece.tokens.get(i), piece.tokens.get(i + 1));
      pairs.merge(pair, sign * piece.count, Integer::sum);
      if (sign > 0) {
        where.computeIfAbsent(pair, p -> new HashSet<>()).add(index);
      }
    }
  }

  private static Long best(Map<Long, Integer> pairs) {
    Long best = null;
    int most = 0;
    for (Map.Entry<Long, Integer> pair : pairs.entrySet()) {
      boolean more = pair.getValue() > most;
      boolean earlier = best != null && pair.getValue() == most && pair.getKey() < best;
      if (more || earlier) {
        best = pair.getKey();
        most = pair.getValue();
      }
    }
    return best;
  }
}
