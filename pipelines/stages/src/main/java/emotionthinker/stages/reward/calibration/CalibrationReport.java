package emotionthinker.stages.reward.calibration;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.reward.Dimension;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A judge on one set of texts.
 *
 * @param n texts
 * @param dimensions by wire name
 * @param reliability whether confidence is earned
 */
public record CalibrationReport(
    int n, Map<String, OfDimension> dimensions, Reliability reliability) {

  /**
   * One dimension.
   *
   * @param agreement with the scores that the texts should have
   * @param bias mean of score given less true score (points)
   * @param length at an equal score of the dimension
   * @param lengthAtEqualScores at four equal scores
   * @param lengthWithinKind at an equal score and of one kind
   */
  public record OfDimension(
      Agreement agreement,
      double bias,
      LengthBias length,
      LengthBias lengthAtEqualScores,
      LengthBias lengthWithinKind) {}

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public CalibrationReport {
    Checks.nonNegative("n", n);
    dimensions = Map.copyOf(dimensions);
    Checks.present("reliability", reliability);
  }

  /** Of judged texts. */
  public static CalibrationReport of(List<JudgedText> texts) {
    Map<String, OfDimension> dimensions = new TreeMap<>();
    for (Dimension dimension : Dimension.values()) {
      double[] truth = texts.stream().mapToDouble(t -> t.truth().of(dimension)).toArray();
      double[] said = texts.stream().mapToDouble(t -> t.said().of(dimension)).toArray();
      double bias =
          texts.stream()
              .mapToDouble(t -> t.said().of(dimension) - t.truth().of(dimension))
              .average()
              .orElse(Double.NaN);
      dimensions.put(
          dimension.wire(),
          new OfDimension(
              Agreement.of(truth, said),
              bias,
              LengthBias.of(texts, dimension),
              LengthBias.ofEqualScores(texts, dimension),
              LengthBias.withinKind(texts, dimension)));
    }
    return new CalibrationReport(texts.size(), dimensions, Reliability.of(texts));
  }
}
