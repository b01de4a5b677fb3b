package emotionthinker.stages.levels;

import java.util.ArrayList;
import java.util.List;

/** Percentiles as of {@link emotionthinker.signal.Percentiles}, and the way back from a value. */
public final class Percentiles {
  private Percentiles() {}

  /**
   * The value below which {@code percent} of the sample lies.
   *
   * @param ascending sorted sample without NaN, at least one value
   * @param percent 0 to 100 (percent)
   * @throws IllegalArgumentException when the sample is empty or the percentage out of range
   */
  public static double percentile(double[] ascending, double percent) {
    if (ascending.length == 0) {
      throw new IllegalArgumentException("a percentile needs at least one value");
    }
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent = " + percent + " must be from 0 to 100");
    }
    return emotionthinker.signal.Percentiles.ofSorted(ascending, ascending.length, percent / 100);
  }

  /** Percentiles 0, 1, …, 100 of a sorted sample; empty for an empty sample. */
  public static List<Double> grid(double[] ascending) {
    List<Double> grid = new ArrayList<>();
    if (ascending.length > 0) {
      for (int percent = 0; percent <= 100; percent++) {
        grid.add(percentile(ascending, percent));
      }
    }
    return grid;
  }

  /**
   * The percentile of a value among 101 quantiles, by linear interpolation: 0 below the first and
   * 100 above the last; the middle of the run where several quantiles equal the value.
   *
   * @param grid 101 ascending quantiles as of {@link #grid}
   * @return 0 to 100 (percent)
   */
  public static double rank(List<Double> grid, double value) {
    int below = 0;
    while (below < grid.size() && grid.get(below) < value) {
      below++;
    }
    int notAbove = below;
    while (notAbove < grid.size() && grid.get(notAbove) <= value) {
      notAbove++;
    }
    if (notAbove > below) {
      return (below + notAbove - 1) / 2.0;
    }
    if (below == 0) {
      return 0;
    }
    if (below == grid.size()) {
      return grid.size() - 1;
    }
    double left = grid.get(below - 1);
    return below - 1 + (value - left) / (grid.get(below) - left);
  }
}
