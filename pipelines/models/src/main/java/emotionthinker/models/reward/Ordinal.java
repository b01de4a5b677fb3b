package emotionthinker.models.reward;

/**
 * Ordered categories 1 to 5 as four questions "is it more than k?", k = 1 to 4, answered by
 * logistic probabilities of one score against four rising thresholds (proportional odds, McCullagh
 * 1980, JRSS B 42; as a network's head CORAL, Cao, Mirjalili and Raschka 2020, Pattern Recognition
 * Letters 140). The probabilities fall with k because the thresholds rise.
 */
final class Ordinal {
  /** Questions. */
  static final int STEPS = 4;

  private Ordinal() {}

  /** What the questions are answered by for a score: 1, 0 or, for a fraction, its part. */
  static void targets(double score, float[] out, int at) {
    for (int k = 1; k <= STEPS; k++) {
      out[at + k - 1] = (float) Math.min(1, Math.max(0, score - k));
    }
  }

  /** Expected category: 1 + sum of the probabilities; 1 to 5. */
  static double expected(double[] more) {
    double sum = 1;
    for (double p : more) {
      sum += p;
    }
    return Math.min(5, Math.max(1, sum));
  }

  /** Probability of the category that is nearest to the expected one; NaN when there is none. */
  static double confidence(double[] more) {
    double expected = expected(more);
    if (Double.isNaN(expected)) {
      return Double.NaN;
    }
    int category = (int) Math.round(expected);
    double atLeast = category == 1 ? 1 : more[category - 2];
    double above = category == STEPS + 1 ? 0 : more[category - 1];
    return Math.min(1, Math.max(0, atLeast - above));
  }
}
