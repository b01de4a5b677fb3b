package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Prediction;
import emotionthinker.stages.eval.SpeakerBootstrap.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Two systems on the same questions. Differences {@code b - a} of every metric have intervals from
 * the same draws of speakers for both ({@link SpeakerBootstrap}). Accuracy is tested twice: McNemar
 * (1947), exact and two-sided, takes answers for independent, and is the lower bound of caution;
 * the permutation test swaps the systems speaker by speaker, all 2^S ways when these are no more
 * than the permutations asked for, else as many random ones (p counts the observed one as well).
 *
 * @param common answers that both gave to the same questions, no more of either are used
 * @param onlyA questions that only a was asked
 * @param onlyB questions that only b was asked
 * @param differences by metric
 * @param rightOnlyA answers that only a has right
 * @param rightOnlyB answers that only b has right
 * @param mcnemarP two-sided
 * @param permutationP two-sided
 */
public record PairedComparison(
    int common,
    int onlyA,
    int onlyB,
    Map<String, Difference> differences,
    int rightOnlyA,
    int rightOnlyB,
    double mcnemarP,
    double permutationP) {

  /**
   * A metric of both.
   *
   * @param low lower end of the interval of {@code b - a}; NaN with fewer than two speakers
   */
  public record Difference(double a, double b, double difference, double low, double high) {}

  /**
   * Compares.
   *
   * @throws IllegalArgumentException when an id occurs twice in one of them, or the two disagree on
   *     options, speaker or right answer of a question
   */
  public static PairedComparison of(List<Prediction> a, List<Prediction> b, EvalOptions options) {
    Map<String, Prediction> byId = index(b);
    TreeMap<String, Tally> tallyA = new TreeMap<>();
    TreeMap<String, Tally> tallyB = new TreeMap<>();
    TreeMap<String, int[]> won = new TreeMap<>();
    int common = 0;
    for (Prediction one : index(a).values()) {
      Prediction other = byId.get(one.predictionId());
      if (other != null) {
        checkSame(one, other);
        common++;
        LabelSet labels = LabelSet.of(one.labelSet());
        tallyA.computeIfAbsent(one.speakerId(), s -> new Tally(labels)).accept(one);
        tallyB.computeIfAbsent(one.speakerId(), s -> new Tally(labels)).accept(other);
        int[] wins = won.computeIfAbsent(one.speakerId(), s -> new int[2]);
        boolean rightA = one.gold().equals(one.answer());
        boolean rightB = one.gold().equals(other.answer());
        wins[0] += rightA && !rightB ? 1 : 0;
        wins[1] += rightB && !rightA ? 1 : 0;
      }
    }
    if (common == 0) {
      throw Checks.bad("predictions", "no common id", "two runs that answer the same questions");
    }
    int winsA = won.values().stream().mapToInt(w -> w[0]).sum();
    int winsB = won.values().stream().mapToInt(w -> w[1]).sum();
    int[] bySpeaker = won.values().stream().mapToInt(w -> w[1] - w[0]).toArray();
    return new PairedComparison(
        common,
        a.size() - common,
        b.size() - common,
        differences(List.copyOf(tallyA.values()), List.copyOf(tallyB.values()), options),
        winsA,
        winsB,
        mcnemar(winsA, winsB),
        permutation(bySpeaker, options.permutations(), options.seed()));
  }

  private static Map<String, Prediction> index(List<Prediction> predictions) {
    Map<String, Prediction> out = new TreeMap<>();
    for (Prediction one : predictions) {
      if (out.put(one.predictionId(), one) != null) {
        throw Checks.bad("prediction_id", one.predictionId(), "unique");
      }
    }
    return out;
  }

  private static void checkSame(Prediction a, Prediction b) {
    boolean same =
        a.labelSet().equals(b.labelSet())
            && a.gold().equals(b.gold())
            && a.speakerId().equals(b.speakerId());
    if (!same) {
      throw Checks.bad(
          a.predictionId(),
          a.labelSet() + " " + a.gold() + " and " + b.labelSet() + " " + b.gold(),
          "the same question in both");
    }
  }

  private static Map<String, Difference> differences(
      List<Tally> a, List<Tally> b, EvalOptions options) {
    SpeakerBootstrap bootstrap = options.bootstrap(a.size());
    Map<String, double[]> drawsA = bootstrap.resample(a).metrics();
    Map<String, double[]> drawsB = bootstrap.resample(b).metrics();
    Map<String, Double> valuesA = Metrics.of(sum(a));
    Map<String, Double> valuesB = Metrics.of(sum(b));
    Map<String, Difference> out = new LinkedHashMap<>();
    valuesA.forEach(
        (name, value) -> {
          double other = valuesB.get(name);
          if (!Double.isNaN(value) && !Double.isNaN(other)) {
            double[] draws = drawsB.get(name).clone();
            for (int i = 0; i < draws.length; i++) {
              draws[i] -= drawsA.get(name)[i];
            }
            Interval interval = bootstrap.interval(draws);
            out.put(
                name, new Difference(value, other, other - value, interval.low(), interval.high()));
          }
        });
    return out;
  }

  private static Tally sum(List<Tally> speakers) {
    Tally sum = new Tally(speakers.get(0).labels());
    speakers.forEach(sum::combine);
    return sum;
  }

  /** Exact two-sided p of a split of discordant pairs under a fair coin; 1 without any. */
  static double mcnemar(int onlyA, int onlyB) {
    int n = onlyA + onlyB;
    return n == 0
        ? 1
        : Math.min(
            1,
            2
                * new BinomialDistribution(null, n, 0.5)
                    .cumulativeProbability(Math.min(onlyA, onlyB)));
  }

  /** Two-sided p of the sum of differences under swaps of whole speakers. */
  static double permutation(int[] differences, int permutations, long seed) {
    int speakers = differences.length;
    long observed = 0;
    for (int d : differences) {
      observed += d;
    }
    boolean all = speakers < Integer.SIZE - 1 && 1L << speakers <= permutations;
    long swaps = all ? 1L << speakers : permutations;
    Random random = new Random(seed);
    long extreme = 0;
    for (long swap = 0; swap < swaps; swap++) {
      long sum = 0;
      for (int s = 0; s < speakers; s++) {
        boolean swapped = all ? (swap >> s & 1) == 1 : random.nextBoolean();
        sum += swapped ? -differences[s] : differences[s];
      }
      extreme += Math.abs(sum) >= Math.abs(observed) ? 1 : 0;
    }
    return all ? extreme / (double) swaps : (extreme + 1) / (swaps + 1.0);
  }
}
