package emotionthinker.stages.reward.calibration;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.reward.Dimension;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidence is earned. A score is a hit when it is nearest to the true one, not more than
 * half a point away; a confidence should be the share of hits among texts that have it.
 *
 * @param bins tenths of confidence that hold texts, in order
 * @param expectedError mean over texts of |hits - confidence| of their bin (Naeini et al. 2015)
 */
public record Reliability(List<Bin> bins, double expectedError) {
  private static final int BINS = 10;
  private static final double HIT = 0.5;

  /**
   * A tenth.
   *
   * @param from its lower end
   * @param n texts in it
   * @param confidence their mean confidence
   * @param hits share of their scores, over all dimensions, that are hits
   */
  public record Bin(double from, int n, double confidence, double hits) {}

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Reliability {
    bins = Checks.list("bins", bins);
  }

  /** Of texts whose judge gives a confidence; the others are passed over. */
  public static Reliability of(List<JudgedText> texts) {
    List<JudgedText> sure = texts.stream().filter(t -> t.confidence() != null).toList();
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      int at = i;
      List<JudgedText> in =
          sure.stream()
              .filter(t -> Math.min(BINS - 1, (int) (t.confidence() * BINS)) == at)
              .toList();
      if (!in.isEmpty()) {
        double confidence = in.stream().mapToDouble(JudgedText::confidence).average().orElseThrow();
        double hits = in.stream().mapToDouble(Reliability::hits).average().orElseThrow();
        bins.add(new Bin(i / (double) BINS, in.size(), confidence, hits));
        error += in.size() * Math.abs(hits - confidence) / sure.size();
      }
    }
    return new Reliability(bins, error);
  }

  private static double hits(JudgedText text) {
    double hits = 0;
    for (Dimension dimension : Dimension.values()) {
      hits += Math.abs(text.said().of(dimension) - text.truth().of(dimension)) <= HIT ? 1 : 0;
    }
    return hits / Dimension.values().length;
  }
}
