package emotionthinker.stages.reward.calibration;

import emotionthinker.schemas.Checks;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How far two judges agree on the same texts.
 *
 * <pre>
 * mae              mean |a - b|
 * spearman         Pearson correlation of ranks, ties at their mean rank
 * kendall          tau-b (Kendall 1945), corrected for ties
 * quadratic_kappa  1 - sum w o / sum w e with w = (i - j)^2, o the counts of pairs of scores rounded
 *                  to 1..5, e the counts that independent judges with the same margins would have
 *                  (Cohen 1968, Psychological Bulletin 70)
 * </pre>
 *
 * <p>With fewer than two texts, or when a judge gives one score to all, correlations are NaN; kappa
 * is NaN when both give one and the same score.
 *
 * @param n texts
 * @param mae mean absolute difference (points)
 * @param spearman -1 to 1
 * @param kendall -1 to 1
 * @param quadraticKappa at most 1
 */
public record Agreement(int n, double mae, double spearman, double kendall, double quadraticKappa) {
  private static final int CATEGORIES = 5;

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Agreement {
    Checks.nonNegative("n", n);
  }

  /**
   * Of two judges' scores of the same texts in the same order.
   *
   * @throws IllegalArgumentException when they are not equally many
   */
  public static Agreement of(double[] a, double[] b) {
    if (a.length != b.length) {
      throw Checks.bad("b", b.length + " scores", a.length + " scores, as a has");
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    double kendall = a.length < 2 ? Double.NaN : new KendallsCorrelation().correlation(a, b);
    return new Agreement(a.length, sum / a.length, spearman(a, b), kendall, quadraticKappa(a, b));
  }

  /** Spearman's rank correlation. */
  public static double spearman(double[] a, double[] b) {
    return a.length < 2 ? Double.NaN : new SpearmansCorrelation().correlation(a, b);
  }

  private static double quadraticKappa(double[] a, double[] b) {
    double[] rows = new double[CATEGORIES];
    double[] columns = new double[CATEGORIES];
    double observed = 0;
    for (int i = 0; i < a.length; i++) {
      int row = category(a[i]);
      int column = category(b[i]);
      rows[row]++;
      columns[column]++;
      observed += (row - column) * (double) (row - column);
    }
    double expected = 0;
    for (int i = 0; i < CATEGORIES; i++) {
      for (int j = 0; j < CATEGORIES; j++) {
        expected += (i - j) * (double) (i - j) * rows[i] * columns[j] / a.length;
      }
    }
    return 1 - observed / expected;
  }

  private static int category(double score) {
    return (int) Math.min(CATEGORIES, Math.max(1, Math.round(score))) - 1;
  }
}
