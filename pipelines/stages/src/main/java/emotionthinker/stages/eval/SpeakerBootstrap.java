package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import emotionthinker.signal.Percentiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Confidence intervals that resample speakers: clips of one speaker are not independent, so as many
 * speakers as there are are drawn with replacement, each with all of its answers, and the interval
 * is that of the percentiles of the metric over the draws (Efron and Tibshirani 1993, ch. 13). It
 * says how the metric would vary with other speakers, and is rough for few of them. Draws in which
 * the metric is not defined are left out. Same seed and speakers, same interval.
 */
public final class SpeakerBootstrap {
  private final int[][] draws;
  private final double level;

  /**
   * Draws speakers.
   *
   * @param speakers how many there are
   * @param resamples draws, at least 1
   * @param level of the interval, above 0 and below 1
   */
  public SpeakerBootstrap(int speakers, int resamples, double level, long seed) {
    Checks.positive("resamples", resamples);
    this.level = level;
    this.draws = new int[resamples][speakers];
    Random random = new Random(seed);
    for (int[] draw : draws) {
      for (int i = 0; i < speakers; i++) {
        draw[random.nextInt(speakers)]++;
      }
    }
  }

  /**
   * An interval.
   *
   * @param low NaN when there is none: fewer than two speakers, or the metric is never defined
   */
  public record Interval(double low, double high) {
    static final Interval NONE = new Interval(Double.NaN, Double.NaN);
  }

  /** Sums of each draw, from one tally for every speaker, in a fixed order of speakers. */
  public Resampled resample(List<Tally> speakers) {
    if (draws[0].length != speakers.size()) {
      throw Checks.bad("speakers", speakers.size(), "as many as were drawn: " + draws[0].length);
    }
    Tally[] sums = new Tally[draws.length];
    for (int b = 0; b < draws.length; b++) {
      sums[b] = new Tally(speakers.get(0).labels());
      for (int s = 0; s < speakers.size(); s++) {
        if (draws[b][s] > 0) {
          sums[b].add(speakers.get(s), draws[b][s]);
        }
      }
    }
    return new Resampled(sums);
  }

  /** The draws of one set of answers. */
  public final class Resampled {
    private final Tally[] sums;

    private Resampled(Tally[] sums) {
      this.sums = sums;
    }

    /** The values of every metric over the draws. */
    Map<String, double[]> metrics() {
      Map<String, double[]> out = new LinkedHashMap<>();
      for (int b = 0; b < sums.length; b++) {
        int draw = b;
        Metrics.of(sums[b])
            .forEach(
                (name, value) ->
                    out.computeIfAbsent(name, n -> new double[sums.length])[draw] = value);
      }
      return out;
    }

    /** The interval of any function of the sums. */
    Interval interval(ToDoubleFunction<Tally> metric) {
      return SpeakerBootstrap.this.interval(Arrays.stream(sums).mapToDouble(metric).toArray());
    }
  }

  /** The interval of values over the draws. */
  Interval interval(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0 || draws[0].length < 2) {
      return Interval.NONE;
    }
    double tail = (1 - level) / 2;
    return new Interval(
        Percentiles.ofSorted(sorted, sorted.length, tail),
        Percentiles.ofSorted(sorted, sorted.length, 1 - tail));
  }
}
