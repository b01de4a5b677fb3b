package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
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
      count(pieces.get(i), i, 1, pairs, where, new HashSet<>());
    }
    List<BytePairs.Merge> merges = new ArrayList<>();
    Queue<Pair> queue = new PriorityQueue<>();
    pairs.forEach((pair, count) -> queue.add(new Pair(pair, count)));
    while (BytePairs.FIRST_MERGE + merges.size() < size) {
      Pair best = next(queue, pairs);
      if (best == null || best.count() < leastCount) {
        break;
      }
      int id = BytePairs.FIRST_MERGE + merges.size();
      BytePairs.Merge merge = new BytePairs.Merge((int) (best.key() >> 32), (int) best.key());
      merges.add(merge);
      Set<Long> changed = new HashSet<>();
      for (int i : where.remove(best.key())) {
        Piece piece = pieces.get(i);
        count(piece, i, -1, pairs, where, changed);
        piece.tokens = BytePairs.joined(piece.tokens, merge, id);
        count(piece, i, 1, pairs, where, changed);
      }
      pairs.remove(best.key());
      changed.stream()
          .filter(pairs::containsKey)
          .forEach(k -> queue.add(new Pair(k, pairs.get(k))));
    }
    return new BytePairs(merges);
  }

  private static void count(
      Piece piece,
      int index,
      int sign,
      Map<Long, Integer> pairs,
      Map<Long, Set<Integer>> where,
      Set<Long> changed) {
    for (int i = 0; i + 1 < piece.tokens.size(); i++) {
      long pair = BytePairs.key(piece.tokens.get(i), piece.tokens.get(i + 1));
      pairs.merge(pair, sign * piece.count, Integer::sum);
      changed.add(pair);
      if (sign > 0) {
        where.computeIfAbsent(pair, p -> new HashSet<>()).add(index);
      }
    }
  }

  /** The most frequent pair; entries of the queue whose count has changed since are passed over. */
  private static Pair next(Queue<Pair> queue, Map<Long, Integer> pairs) {
    while (!queue.isEmpty()) {
      Pair pair = queue.poll();
      if (pair.count() > 0 && pairs.getOrDefault(pair.key(), 0) == pair.count()) {
        return pair;
      }
    }
    return null;
  }

  private record Pair(long key, int count) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byCount = Integer.compare(other.count, count);
      return byCount == 0 ? Long.compare(key, other.key) : byCount;
    }
  }
}
