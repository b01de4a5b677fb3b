package emotionthinker.stages.eval;

import emotionthinker.stages.eval.Tally.Sum;
import emotionthinker.stages.reward.Dimension;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of a {@link Tally}; NaN where one is not defined.
 *
 * <pre>
 * wa            right answers / answers (accuracy)
 * ua            mean recall over classes with an answer to give (balanced accuracy)
 * macro_f1      mean F1 over those classes; an answered class that is nobody's label counts
 *               through the precision of the others, not as a class of its own
 * micro_f1      2 TP / (2 TP + FP + FN), summed over those classes
 * weighted_f1   mean F1 weighted by the number of labels
 * kappa         Cohen (1960), mcc: Gorodkin (2004); "no answer" is one more answer category
 * ece           sum over 15 equal bins of the top probability of n_b/n |right - confidence|
 *               (Guo et al. 2017); brier: sum over classes of (p - y)^2 (Brier 1950)
 * claim_precision   supported / (supported + contradicted + unsupported), over all claims
 * claim_recall      salient cues that a supported claim speaks of / salient cues
 * contradiction_rate  reasonings with a contradicted claim / reasonings checked
 * </pre>
 *
 * <p>An answer that names no option is wrong, never left out. Reasonings are checked where the
 * format is valid, so {@code format_valid} belongs beside whatever is said of reasonings.
 */
public final class Metrics {
  private Metrics() {}

  /** Every metric by its name, in the order of a report. */
  public static Map<String, Double> of(Tally t) {
    Map<String, Double> out = new LinkedHashMap<>();
    classes(t, out);
    double n = t.get(Sum.ANSWERS);
    out.put("no_answer_share", noAnswer(t) / n);
    out.put("missing_share", t.get(Sum.MISSING) / n);
    out.put("ece", ece(t));
    out.put("brier", t.get(Sum.BRIER) / t.get(Sum.WITH_PROBABILITIES));
    out.put("format_valid", t.get(Sum.FORMAT_VALID) / n);
    double checked = t.get(Sum.CHECKED);
    double decidable = t.get(Sum.SUPPORTED) + t.get(Sum.CONTRADICTED) + t.get(Sum.UNSUPPORTED);
    out.put("claim_precision", t.get(Sum.SUPPORTED) / decidable);
    out.put("claim_recall", t.get(Sum.SALIENT_CITED) / t.get(Sum.SALIENT));
    out.put("claims_per_reasoning", (decidable + t.get(Sum.UNVERIFIABLE)) / checked);
    out.put("contradiction_rate", t.get(Sum.CONTRADICTING) / checked);
    out.put("misquote_rate", t.get(Sum.MISQUOTED) / checked);
    out.put("label_recoverability", t.get(Sum.RECOVERED) / t.get(Sum.READ));
    double scores = 0;
    for (Dimension dimension : Dimension.values()) {
      double mean = t.scoreSum(dimension.ordinal()) / t.get(Sum.SCORED);
      out.put(dimension.wire(), mean);
      scores += mean / Tally.DIMENSIONS;
    }
    out.put("reasoning_mean", scores);
    out.put("words", t.get(Sum.WORDS) / checked);
    out.put("completion_tokens", t.get(Sum.TOKENS) / t.get(Sum.WITH_TOKENS));
    out.put("latency_s", t.get(Sum.LATENCY_S) / t.get(Sum.WITH_LATENCY));
    return out;
  }

  /**
   * Metrics of one class.
   *
   * @param support answers whose label it is
   */
  public record OfClass(double precision, double recall, double f1, double support) {}

  /** Precision (NaN when never answered), recall, F1 (NaN without label and answer) of a class. */
  public static OfClass ofClass(Tally t, int c) {
    double tp = t.confusion(c, c);
    double support = support(t, c);
    double answered = answered(t, c);
    return new OfClass(tp / answered, tp / support, 2 * tp / (support + answered), support);
  }

  private static void classes(Tally t, Map<String, Double> out) {
    double n = t.get(Sum.ANSWERS);
    double right = 0;
    double tp = 0;
    double answered = 0;
    double recall = 0;
    double f1 = 0;
    double weightedF1 = 0;
    int present = 0;
    double margins = 0;
    double goldSquares = 0;
    double answerSquares = noAnswer(t) * noAnswer(t);
    for (int c = 0; c < t.labels().size(); c++) {
      OfClass one = ofClass(t, c);
      right += t.confusion(c, c);
      margins += one.support() * answered(t, c);
      goldSquares += one.support() * one.support();
      answerSquares += answered(t, c) * answered(t, c);
      if (one.support() > 0) {
        present++;
        recall += one.recall();
        f1 += one.f1();
        weightedF1 += one.f1() * one.support();
        tp += t.confusion(c, c);
        answered += answered(t, c);
      }
    }
    out.put("wa", right / n);
    out.put("ua", recall / present);
    out.put("macro_f1", f1 / present);
    out.put("micro_f1", 2 * tp / (n + answered));
    out.put("weighted_f1", weightedF1 / n);
    double expected = margins / (n * n);
    out.put("kappa", (right / n - expected) / (1 - expected));
    out.put(
        "mcc", (right * n - margins) / Math.sqrt((n * n - answerSquares) * (n * n - goldSquares)));
  }

  private static double ece(Tally t) {
    double sum = 0;
    for (int b = 0; b < Tally.BINS; b++) {
      sum += Math.abs(t.bin(b, 2) - t.bin(b, 1));
    }
    return sum / t.get(Sum.WITH_PROBABILITIES);
  }

  private static double support(Tally t, int c) {
    double sum = 0;
    for (int a = 0; a <= t.labels().size(); a++) {
      sum += t.confusion(c, a);
    }
    return sum;
  }

  private static double answered(Tally t, int c) {
    double sum = 0;
    for (int g = 0; g < t.labels().size(); g++) {
      sum += t.confusion(g, c);
    }
    return sum;
  }

  private static double noAnswer(Tally t) {
    return answered(t, t.labels().size());
  }
}
