package emotionthinker.stages.reward.tuples;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Seeded choices. */
final class Draws {
  private Draws() {}

  /** One of the values. */
  static <T> T pick(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  /** The values in random order. */
  static <T> List<T> shuffled(List<T> values, SplittableRandom random) {
    List<T> out = new ArrayList<>(values);
    for (int i = out.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T swapped = out.get(i);
      out.set(i, out.get(j));
      out.set(j, swapped);
    }
    return out;
  }

  /**
   * Indices of sentences of a kind, as many as the severity asks for: one, half of them, all of
   * them; in random order.
   */
  static List<Integer> places(
      Draft draft, Predicate<Sentence> kind, int severity, SplittableRandom random) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < draft.sentences().size(); i++) {
      if (kind.test(draft.sentences().get(i))) {
        all.add(i);
      }
    }
    int half = (all.size() + 1) / 2;
    int many = severity == 1 ? Math.min(1, all.size()) : severity == 2 ? half : all.size();
    return shuffled(all, random).subList(0, many);
  }
}
