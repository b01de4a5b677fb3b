package emotionthinker.signal;

/**
 * Sample quantiles by linear interpolation between order statistics (Hyndman & Fan 1996, no. 7).
 */
final class Percentiles {
  private Percentiles() {}

  /**
   * The quantile of the first {@code size} values, which are sorted ascending.
   *
   * @param share 0–1; 0.5 is the median
   */
  static double ofSorted(double[] sorted, int size, double share) {
    double position = share * (size - 1);
    int below = (int) position;
    if (below >= size - 1) {
      return sorted[size - 1];
    }
    return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
  }
}
