package emotionthinker.stages.levels;

/**
 * A cut that no value lies at. A percentile of few values lies between two of them or at one, as it
 * happens, and a clip at a cut has another level each time it is measured a little otherwise: from
 * a copy at another rate, say. So the cut is moved to the middle of the widest gap between
 * neighbouring values that is not farther from the percentile than a set reach; the shares of low,
 * normal and high change by no more than that.
 *
 * <p>With the values x[0] ≤ … ≤ x[n−1] and percentile p at position h = (n − 1) p/100, as of {@link
 * Percentiles#percentile}, gap i lies between positions i and i + 1. Gaps that touch h ± (n − 1)
 * reach/100 are compared.
 *
 * <table>
 * <caption>Edge cases</caption>
 * <tr><td>equally wide gaps</td><td>the nearest to h, then the lower one</td></tr>
 * <tr><td>reach 0</td><td>the gap that holds h; both neighbours where h is at a value</td></tr>
 * <tr><td>all values equal, or one value</td><td>that value</td></tr>
 * </table>
 */
final class WidestGap {
  private static final double ROUNDING = 1e-9; // in positions: whole numbers of them stay whole

  private WidestGap() {}

  /**
   * The middle of the widest gap.
   *
   * @param ascending sorted sample without NaN, at least one value
   * @param percent 0 to 100 (percent)
   * @param reach how far from it gaps are looked for (percentage points, at least 0)
   */
  static double middle(double[] ascending, double percent, double reach) {
    int last = ascending.length - 1;
    double position = percent / 100 * last;
    double aside = reach / 100 * last + ROUNDING;
    int from = Math.max(0, (int) Math.ceil(position - aside) - 1);
    int to = Math.min(last - 1, (int) Math.floor(position + aside));
    int widest = -1;
    for (int i = from; i <= to; i++) {
      if (widest < 0 || isBetter(ascending, i, widest, position)) {
        widest = i;
      }
    }
    return widest < 0
        ? ascending[0]
        : ascending[widest] + (ascending[widest + 1] - ascending[widest]) / 2;
  }

  private static boolean isBetter(double[] ascending, int gap, int than, double position) {
    double width = ascending[gap + 1] - ascending[gap];
    double best = ascending[than + 1] - ascending[than];
    return width > best
        || (width == best && Math.abs(gap + 0.5 - position) < Math.abs(than + 0.5 - position));
  }
}
