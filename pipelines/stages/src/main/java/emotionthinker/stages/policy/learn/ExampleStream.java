package emotionthinker.stages.policy.learn;

import emotionthinker.schemas.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An endless stream of examples of several kinds: each time the kind is drawn by its weight, and of
 * the kind the next example of a pass over all of them in random order. The same seed gives the
 * same stream, so that a resumed training skips what it has seen.
 */
public final class ExampleStream {
  private final double[] weights;
  private final double total;
  private final Pass[] passes;
  private final SplittableRandom random;

  /**
   * @param sizes number of examples of each kind
   * @param weights how often each kind is drawn, relative to the others; a kind without examples is
   *     left out
   */
  public ExampleStream(List<Integer> sizes, List<Double> weights, long seed) {
    if (sizes.size() != weights.size()) {
      throw Checks.bad("weights", weights, "one per kind: " + sizes.size());
    }
    this.random = new SplittableRandom(seed);
    this.weights = new double[sizes.size()];
    this.passes = new Pass[sizes.size()];
    double sum = 0;
    for (int kind = 0; kind < sizes.size(); kind++) {
      Checks.nonNegative("weight", weights.get(kind));
      this.weights[kind] = sizes.get(kind) == 0 ? 0 : weights.get(kind);
      sum += this.weights[kind];
      passes[kind] = new Pass(sizes.get(kind), random.split());
    }
    if (!(sum > 0)) {
      throw Checks.bad("weights", weights, "above 0 for a kind that has examples: " + sizes);
    }
    this.total = sum;
  }

  /**
   * One example.
   *
   * @param kind index of its kind
   * @param index among those of its kind
   */
  public record Drawn(int kind, int index) {}

  /** The next example. */
  public Drawn next() {
    double left = random.nextDouble() * total;
    int kind = -1;
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        kind = k;
        left -= weights[k];
        if (left < 0) {
          break;
        }
      }
    }
    return new Drawn(kind, passes[kind].next());
  }

  /** The next examples. */
  public List<Drawn> next(int many) {
    List<Drawn> out = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      out.add(next());
    }
    return out;
  }

  private static final class Pass {
    private final int[] order;
    private final SplittableRandom random;
    private int at;

    Pass(int size, SplittableRandom random) {
      this.order = new int[size];
      this.random = random;
      for (int i = 0; i < size; i++) {
        order[i] = i;
      }
      this.at = size;
    }

    int next() {
      if (at == order.length) {
        for (int i = order.length - 1; i > 0; i--) {
          int j = random.nextInt(i + 1);
          int swapped = order[i];
          order[i] = order[j];
          order[j] = swapped;
        }
        at = 0;
      }
      return order[at++];
    }
  }
}
