package emotionthinker.stages.reward.calibration;

import emotionthinker.stages.reward.Dimension;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a judge adds for length at equal quality: the slope of its error on the number of words
 * within texts that should have the same score. With means taken within each such group, {@code 100
 * sum (w - mean w)(e - mean e) / sum (w - mean w)^2}, in points per 100 words, by least squares
 * with a constant for each group.
 *
 * <p>Texts of one score in a dimension may be worth more or less in the others; texts of the same
 * four scores are of equal quality throughout. Where damages differ in length, a judge that
 * overlooks one of them has a slope without minding length at all. Taken within one kind of damage
 * and one score, the slope is that of length alone.
 *
 * @param pointsPer100Words the slope; NaN when no two texts of a group differ in length
 * @param margin half the width of its 95 % interval, {@code 1.96 sqrt(sum r^2 / (n - groups - 1) /
 *     sum (w - mean w)^2)} of the residuals r; NaN when there are too few texts
 */
public record LengthBias(double pointsPer100Words, double margin) {
  private static final double WORDS = 100;
  private static final double TWO_SIDED_95 = 1.96;

  /** Within texts of the same score. */
  public static LengthBias of(List<JudgedText> texts, Dimension dimension) {
    return slope(texts, dimension, text -> "");
  }

  /** Within texts whose four scores are the same. */
  public static LengthBias ofEqualScores(List<JudgedText> texts, Dimension dimension) {
    return slope(texts, dimension, text -> text.truth().toString());
  }

  /** Within texts of the same score and the same {@link JudgedText#kind}. */
  public static LengthBias withinKind(List<JudgedText> texts, Dimension dimension) {
    return slope(texts, dimension, JudgedText::kind);
  }

  private static LengthBias slope(
      List<JudgedText> texts, Dimension dimension, Function<JudgedText, String> kind) {
    Map<String, List<JudgedText>> groups =
        texts.stream()
            .collect(
                Collectors.groupingBy(
                    t -> t.truth().of(dimension) + " " + kind.apply(t),
                    TreeMap::new,
                    Collectors.toList()));
    double both = 0;
    double words2 = 0;
    double errors2 = 0;
    for (List<JudgedText> group : groups.values()) {
      double meanWords = group.stream().mapToInt(JudgedText::words).average().orElseThrow();
      double meanError =
          group.stream().mapToDouble(t -> error(t, dimension)).average().orElseThrow();
      for (JudgedText text : group) {
        double words = text.words() - meanWords;
        double error = error(text, dimension) - meanError;
        both += words * error;
        words2 += words * words;
        errors2 += error * error;
      }
    }
    double slope = both / words2;
    int free = texts.size() - groups.size() - 1;
    double residuals2 = Math.max(0, errors2 - slope * both);
    double margin = free > 0 ? TWO_SIDED_95 * Math.sqrt(residuals2 / free / words2) : Double.NaN;
    return new LengthBias(WORDS * slope, WORDS * margin);
  }

  private static double error(JudgedText text, Dimension dimension) {
    return text.said().of(dimension) - text.truth().of(dimension);
  }
}
