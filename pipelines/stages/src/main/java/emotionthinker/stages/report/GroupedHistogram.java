package emotionthinker.stages.report;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Histogram of one measurement in many groups over common bins of equal width. The bins reach from
 * the 0.5th to the 99.5th percentile of all values, so that a single outlier does not squeeze them;
 * what lies beyond is counted in the outer bins. Holds four bytes a value.
 */
public final class GroupedHistogram {
  private static final double OUTER_SHARE = 0.005;

  private final SortedMap<String, Values> groups = new TreeMap<>();

  /** Values of one group. */
  private static final class Values {
    private float[] values = new float[64];
    private int size;
    private double sum;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = (float) value;
      sum += value;
    }
  }

  /**
   * A group in the histogram.
   *
   * @param counts values in each bin
   * @param n number of values
   * @param mean their mean
   */
  public record Group(List<Long> counts, long n, double mean) {}

  /**
   * The histogram.
   *
   * @param low lower end of the first bin, in the unit of the measurement
   * @param high upper end of the last bin
   * @param groups groups by key, in order of keys
   */
  public record Bins(double low, double high, SortedMap<String, Group> groups) {}

  /** Counts a value; one that is not finite is refused. */
  public void accept(String group, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value = " + value + ", allowed: finite numbers");
    }
    groups.computeIfAbsent(group, key -> new Values()).add(value);
  }

  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /**
   * The histogram of what was counted.
   *
   * @param bins number of bins, at least 1
   * @throws IllegalStateException when nothing was counted
   */
  public Bins bins(int bins) {
    float[] all = sorted();
    double low = all[rank(all.length, OUTER_SHARE)];
    double high = all[rank(all.length, 1 - OUTER_SHARE)];
    if (high <= low) {
      // one value only: a bin around it
      double half = Math.max(Math.abs(low) * 1e-3, 1e-6);
      low -= half;
      high += half;
    }
    SortedMap<String, Group> out = new TreeMap<>();
    for (var group : groups.entrySet()) {
      Values values = group.getValue();
      Long[] counts = new Long[bins];
      Arrays.fill(counts, 0L);
      for (int i = 0; i < values.size; i++) {
        int bin = (int) Math.floor((values.values[i] - low) / (high - low) * bins);
        counts[Math.max(0, Math.min(bins - 1, bin))]++;
      }
      out.put(group.getKey(), new Group(List.of(counts), values.size, values.sum / values.size));
    }
    return new Bins(low, high, out);
  }

  private float[] sorted() {
    int size = groups.values().stream().mapToInt(values -> values.size).sum();
    if (size == 0) {
      throw new IllegalStateException("an empty histogram has no bins");
    }
    float[] all = new float[size];
    int filled = 0;
    for (Values values : groups.values()) {
      System.arraycopy(values.values, 0, all, filled, values.size);
      filled += values.size;
    }
    Arrays.sort(all);
    return all;
  }

  private static int rank(int size, double share) {
    return (int) Math.round((size - 1) * share);
  }
}
