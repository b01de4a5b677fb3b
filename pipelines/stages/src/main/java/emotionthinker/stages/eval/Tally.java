package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Prediction;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Sums over answers, from which {@link Metrics} are computed: {@link #accept} answers, {@link
 * #combine} parts, or {@link #add} another's sums several times, as a bootstrap does. Counts are
 * exact in any order; sums of probabilities, scores and times in the order of a table's ids.
 */
public final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Equal bins of the top probability, for the expected calibration error (Guo et al. 2017). */
  static final int BINS = 15;

  /** Scores are counted in half points from 1 to 5. */
  static final int HALF_POINTS = 9;

  /** Dimensions of the reward model. */
  static final int DIMENSIONS = 4;

  /** Sums besides confusion, calibration and score counts. */
  enum Sum {
    ANSWERS,
    MISSING,
    FORMAT_VALID,
    WITH_PROBABILITIES,
    BRIER,
    CHECKED,
    WORDS,
    SUPPORTED,
    CONTRADICTED,
    UNSUPPORTED,
    UNVERIFIABLE,
    CONTRADICTING,
    SALIENT,
    SALIENT_CITED,
    MISQUOTED,
    READ,
    RECOVERED,
    SCORED,
    WITH_TOKENS,
    TOKENS,
    WITH_LATENCY,
    LATENCY_S
  }

  private final LabelSet labels;
  private final double[] sums;
  private final int calibrationAt;
  private final int scoresAt;
  private final int confusionAt;

  /** Empty sums under a list of options. */
  public Tally(LabelSet labels) {
    this.labels = labels;
    this.calibrationAt = Sum.values().length;
    this.scoresAt = calibrationAt + 3 * BINS;
    this.confusionAt = scoresAt + DIMENSIONS * (HALF_POINTS + 1);
    this.sums = new double[confusionAt + labels.size() * (labels.size() + 1)];
  }

  /** The options. */
  public LabelSet labels() {
    return labels;
  }

  /**
   * Adds one answer.
   *
   * @throws IllegalArgumentException when it was asked under other options
   */
  public void accept(Prediction one) {
    int gold = labels.indexOf(one.gold());
    int answer = one.answer() == null ? labels.size() : labels.indexOf(one.answer());
    if (gold < 0 || answer < 0 || !one.labelSet().equals(labels.name())) {
      throw Checks.bad(
          "label_set", one.labelSet() + ": " + one.gold(), "the options of " + labels.name());
    }
    count(Sum.ANSWERS, true);
    count(Sum.MISSING, one.text() == null);
    count(Sum.FORMAT_VALID, one.formatValid());
    sums[confusionAt + gold * (labels.size() + 1) + answer]++;
    probabilities(one.probabilities(), gold);
    if (one.supportedClaims() != null) {
      reasoning(one);
    }
    if (one.factualAlignment() != null) {
      count(Sum.SCORED, true);
      score(0, one.factualAlignment());
      score(1, one.interpretativeQuality());
      score(2, one.captionCompleteness());
      score(3, one.fluencyAndStructuralClarity());
    }
    if (one.completionTokens() != null) {
      count(Sum.WITH_TOKENS, true);
      sum(Sum.TOKENS, one.completionTokens());
    }
    if (one.latencyS() != null) {
      count(Sum.WITH_LATENCY, true);
      sum(Sum.LATENCY_S, one.latencyS());
    }
  }

  private void reasoning(Prediction one) {
    count(Sum.CHECKED, true);
    sum(Sum.WORDS, one.words());
    sum(Sum.SUPPORTED, one.supportedClaims());
    sum(Sum.CONTRADICTED, one.contradictedClaims());
    sum(Sum.UNSUPPORTED, one.unsupportedClaims());
    sum(Sum.UNVERIFIABLE, one.unverifiableClaims());
    count(Sum.CONTRADICTING, one.contradictedClaims() > 0);
    sum(Sum.SALIENT, one.salientCues());
    sum(Sum.SALIENT_CITED, one.salientCuesCited());
    count(Sum.MISQUOTED, one.misquoted());
    count(Sum.READ, one.labelRecovered() != null);
    count(Sum.RECOVERED, Boolean.TRUE.equals(one.labelRecovered()));
  }

  private void probabilities(List<Double> p, int gold) {
    if (p.isEmpty()) {
      return;
    }
    if (p.size() != labels.size()) {
      throw Checks.bad("probabilities", p, labels.size() + " values");
    }
    int top = 0;
    double brier = 0;
    for (int i = 0; i < p.size(); i++) {
      top = p.get(i) > p.get(top) ? i : top;
      double error = p.get(i) - (i == gold ? 1 : 0);
      brier += error * error;
    }
    int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(p.get(top) * BINS) - 1));
    sums[calibrationAt + 3 * bin]++;
    sums[calibrationAt + 3 * bin + 1] += p.get(top);
    sums[calibrationAt + 3 * bin + 2] += top == gold ? 1 : 0;
    count(Sum.WITH_PROBABILITIES, true);
    sum(Sum.BRIER, brier);
  }

  private void score(int dimension, double score) {
    int at = scoresAt + dimension * (HALF_POINTS + 1);
    sums[at] += score;
    sums[at + 1 + (int) Math.round(2 * (score - 1))]++;
  }

  private void count(Sum what, boolean is) {
    sums[what.ordinal()] += is ? 1 : 0;
  }

  private void sum(Sum what, double value) {
    sums[what.ordinal()] += value;
  }

  /** Adds what another has accepted; returns this. */
  public Tally combine(Tally other) {
    add(other, 1);
    return this;
  }

  /**
   * Adds another's sums so many times.
   *
   * @throws IllegalArgumentException when the options differ
   */
  public void add(Tally other, int times) {
    if (!labels.equals(other.labels)) {
      throw Checks.bad("labels", other.labels.name(), labels.name());
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += times * other.sums[i];
    }
  }

  /** Back to empty. */
  void clear() {
    Arrays.fill(sums, 0);
  }

  /** Answers added. */
  public long answers() {
    return Math.round(get(Sum.ANSWERS));
  }

  double get(Sum what) {
    return sums[what.ordinal()];
  }

  /** Answers with this gold option and answer; the answer {@code labels().size()} is none. */
  public double confusion(int gold, int answer) {
    return sums[confusionAt + gold * (labels.size() + 1) + answer];
  }

  double bin(int bin, int field) {
    return sums[calibrationAt + 3 * bin + field];
  }

  double scoreSum(int dimension) {
    return sums[scoresAt + dimension * (HALF_POINTS + 1)];
  }

  double scoreCount(int dimension, int halfPoint) {
    return sums[scoresAt + dimension * (HALF_POINTS + 1) + 1 + halfPoint];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally t && labels.equals(t.labels) && Arrays.equals(sums, t.sums);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sums);
  }
}
