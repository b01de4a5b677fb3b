package emotionthinker.stages.reward.judge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads four scores out of a raw answer. What stands around the object (a code fence, a sentence)
 * is passed over; the object itself is taken as it is: all four dimensions, each once, each a
 * number from 1 to 5. A score outside of that range is no score and is not moved into it; "4" in
 * quotes is a number, "4/5" or a word is not.
 */
public final class JudgeAnswer {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int LONGEST_NUMBER = 8;

  private JudgeAnswer() {}

  /** The scores; empty when the answer does not hold them. */
  public static Optional<DimensionScores> read(String raw) {
    int from = raw.indexOf('{');
    int to = raw.lastIndexOf('}');
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    try {
      return scores(JSON.readTree(raw.substring(from, to + 1)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<DimensionScores> scores(JsonNode object) {
    Map<Dimension, Double> found = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      double score = number(object.path(dimension.wire()));
      if (!(score >= 1 && score <= 5)) {
        return Optional.empty();
      }
      found.put(dimension, score);
    }
    return Optional.of(
        new DimensionScores(
            found.get(Dimension.FACTUAL_ALIGNMENT),
            found.get(Dimension.INTERPRETATIVE_QUALITY),
            found.get(Dimension.CAPTION_COMPLETENESS),
            found.get(Dimension.FLUENCY_AND_STRUCTURAL_CLARITY)));
  }

  private static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    String text = node.isTextual() ? node.textValue().strip() : "";
    return text.length() <= LONGEST_NUMBER && text.matches("\\d(?:\\.\\d+)?")
        ? Double.parseDouble(text)
        : Double.NaN;
  }
}
