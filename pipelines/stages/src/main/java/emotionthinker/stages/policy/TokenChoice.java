package emotionthinker.stages.policy;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws a token from probabilities. */
public final class TokenChoice {
  private TokenChoice() {}

  /** Index, from {@code from}, of the largest of {@code size} values; the first of equal ones. */
  public static int largest(float[] values, int from, int size) {
    int best = 0;
    for (int i = 1; i < size; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }

  /**
   * Draws by inversion.
   *
   * @param probabilities {@code size} of them from index {@code from}; need not add up to 1 exactly
   * @param topP the least set of most probable tokens that reaches this share is drawn from
   *     (Holtzman et al. 2020, ICLR); of equally probable ones those with the smaller ids come
   *     first; 1 for all
   * @return index from {@code from}
   */
  public static int draw(
      float[] probabilities, int from, int size, double topP, SplittableRandom random) {
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += probabilities[from + i];
    }
    double u = random.nextDouble();
    if (topP < 1) {
      return nucleus(probabilities, from, size, topP * total, u);
    }
    double left = u * total;
    int last = 0;
    for (int i = 0; i < size; i++) {
      double p = probabilities[from + i];
      if (p > 0) {
        last = i;
        left -= p;
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private static int nucleus(float[] probabilities, int from, int size, double reach, double u) {
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      // positive floats are ordered as their bits are
      order[i] = ((long) ~Float.floatToIntBits(probabilities[from + i]) << 32) | i;
    }
    Arrays.sort(order);
    double sum = 0;
    int many = 0;
    while (many < size && sum < reach) {
      sum += probabilities[from + (int) order[many++]];
    }
    double left = u * sum;
    for (int k = 0; k < many; k++) {
      left -= probabilities[from + (int) order[k]];
      if (left < 0) {
        return (int) order[k];
      }
    }
    return (int) order[Math.max(0, many - 1)];
  }
}
