package emotionthinker.stages.audit;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of values in bins of one width: mergeable, and the same whatever the order. Quantiles are
 * exact to half a bin. Memory grows with the range of the values, not with their number.
 */
final class Histogram implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double binWidth;
  private final TreeMap<Integer, Long> bins = new TreeMap<>();
  private long count;

  Histogram(double binWidth) {
    this.binWidth = binWidth;
  }

  void accept(double value) {
    bins.merge((int) Math.floor(value / binWidth), 1L, Long::sum);
    count++;
  }

  void combine(Histogram other) {
    other.bins.forEach((bin, n) -> bins.merge(bin, n, Long::sum));
    count += other.count;
  }

  long count() {
    return count;
  }

  /** The middle of the bin that holds the value of rank ⌈share · count⌉, at least 1. */
  double quantile(double share) {
    if (count == 0) {
      throw new IllegalStateException("an empty histogram has no quantile");
    }
    long rank = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
      seen += bin.getValue();
      if (seen >= rank) {
        return (bin.getKey() + 0.5) * binWidth;
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + count);
  }

  /** Distance of the quartiles. */
  double quartileDistance() {
    return quantile(0.75) - quantile(0.25);
  }

  /** Median of the distances from the median. */
  double medianDeviation() {
    double median = quantile(0.5);
    Histogram deviations = new Histogram(binWidth);
    bins.forEach(
        (bin, n) -> {
          double deviation = Math.abs((bin + 0.5) * binWidth - median);
          deviations.bins.merge((int) Math.round(deviation / binWidth), n, Long::sum);
        });
    deviations.count = count;
    return deviations.quantile(0.5) - 0.5 * binWidth;
  }
}
