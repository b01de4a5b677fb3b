package emotionthinker.signal;

/**
 * Sample quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan
 * 1996, "Sample quantiles in statistical packages", The American Statistician 50(4); the default of
 * numpy and R).
 */
public final class Percentiles {
  private Percentiles() {}

  /**
   * The quantile of the first {@code size} values: with h = (size - 1) share and i = floor(h), x[i]
   * + (h - i)(x[i+1] - x[i]), computed from the nearer end as numpy does, so that the last bits
   * agree too.
   *
   * @param sorted ascending and without NaN up to {@code size}, which is at least 1
   * @param share 0 to 1; 0.5 is the median
   */
  public static double ofSorted(double[] sorted, int size, double share) {
    double position = share * (size - 1);
    int below = (int) position;
    if (below >= size - 1) {
      return sorted[size - 1];
    }
    double fraction = position - below;
    double step = sorted[below + 1] - sorted[below];
    return fraction >= 0.5
        ? sorted[below + 1] - step * (1 - fraction)
        : sorted[below] + step * fraction;
  }
}
