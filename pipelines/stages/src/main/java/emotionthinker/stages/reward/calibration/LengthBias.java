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
 * sum (w - mean w)(e - mean e) / sum (w - mean w)^2}, in points per 100 words.
 *
 * <p>Where damages differ in length, a judge that overlooks one of them has a slope without minding
 * length at all. Taken within one kind of damage and one score, the slope is that of length alone.
 */
public final class LengthBias {
  private static final double WORDS = 100;

  private LengthBias() {}

  /** Points per 100 words; NaN when no two texts of the same score differ in length. */
  public static double pointsPer100Words(List<JudgedText> texts, Dimension dimension) {
    return slope(texts, dimension, text -> "");
  }

  /** Points per 100 words within {@link JudgedText#kind}; NaN when nothing can be compared. */
  public static double pointsPer100WordsWithinKind(List<JudgedText> texts, Dimension dimension) {
    return slope(texts, dimension, JudgedText::kind);
  }

  private static double slope(
      List<JudgedText> texts, Dimension dimension, Function<JudgedText, String> kind) {
    Map<String, List<JudgedText>> groups =
        texts.stream()
            .collect(
                Collectors.groupingBy(
                    t -> t.truth().of(dimension) + " " + kind.apply(t),
                    TreeMap::new,
                    Collectors.toList()));
    double both = 0;
    double square = 0;
    for (List<JudgedText> group : groups.values()) {
      double meanWords = group.stream().mapToInt(JudgedText::words).average().orElseThrow();
      double meanError =
          group.stream().mapToDouble(t -> error(t, dimension)).average().orElseThrow();
      for (JudgedText text : group) {
        double words = text.words() - meanWords;
        both += words * (error(text, dimension) - meanError);
        square += words * words;
      }
    }
    return WORDS * both / square;
  }

  private static double error(JudgedText text, Dimension dimension) {
    return text.said().of(dimension) - text.truth().of(dimension);
  }
}
