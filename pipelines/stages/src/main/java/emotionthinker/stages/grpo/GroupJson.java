package emotionthinker.stages.grpo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.DimensionWeights;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.RewardGroup;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Groups as JSON. In: {@code {"group", "r_f": [...], "r_o": [...], "r_t": [...]}}, or instead of
 * {@code r_t} {@code "dimensions": [[fa, iq, cc, fs], ...]}; null where a value could not be
 * computed, also in place of a whole list of R_t; other fields are not looked at. A group name may
 * be a text or a whole number. Out: see {@link #write}. Numbers are written with the fewest digits
 * that read back as the same double.
 */
public final class GroupJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          // Java 17's own Double.toString has a digit too many now and then
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int SHOWN = 60;
  private static final int DIMENSIONS = 4;

  private GroupJson() {}

  /**
   * Parses one JSON text.
   *
   * @throws UserException when it is not one JSON object, or an object names a key twice
   */
  public static JsonNode parse(String json) {
    JsonNode row;
    try {
      row = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UserException("not a JSON object: " + e.getOriginalMessage(), e);
    }
    if (!row.isObject()) {
      throw new UserException("not a JSON object: " + shown(row));
    }
    return row;
  }

  /**
   * The group of a row.
   *
   * @param weights w_j for a row with dimensions
   * @param reasoningCounts whether a row must speak of R_t
   * @throws UserException naming the field, its value and what is allowed
   */
  public static RewardGroup read(JsonNode row, DimensionWeights weights, boolean reasoningCounts) {
    DoubleSeries rF = numbers(row, "r_f");
    DoubleSeries rO = numbers(row, "r_o");
    if (reasoningCounts && !row.has("r_t") && !row.has("dimensions")) {
      throw bad("r_t", row.path("r_t"), "r_t or dimensions where R_t counts (phase 2)");
    }
    boolean direct = present(row, "r_t");
    if (direct && present(row, "dimensions")) {
      throw new UserException("r_t and dimensions are both there. What to do: give one of them");
    }
    DoubleSeries rT = direct ? numbers(row, "r_t") : rT(row, rF.size(), weights);
    try {
      return new RewardGroup(name(row), rF, rO, rT);
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  /**
   * The batch that a row says it belongs to, for conventions that look at the whole batch; empty
   * when it says none.
   *
   * @throws UserException when it is neither a text nor a whole number
   */
  public static String batch(JsonNode row) {
    JsonNode batch = row.path("batch");
    if (!row.has("batch") || batch.isNull()) {
      return "";
    }
    if (!(batch.isTextual() || batch.isIntegralNumber())) {
      throw bad("batch", batch, "a text, a whole number or null");
    }
    return batch.asText();
  }

  private static boolean present(JsonNode row, String field) {
    return row.hasNonNull(field);
  }

  private static String name(JsonNode row) {
    JsonNode group = row.path("group");
    if (!(group.isTextual() || group.isIntegralNumber()) || group.asText().isBlank()) {
      throw bad("group", group, "a text or a whole number");
    }
    return group.asText();
  }

  private static DoubleSeries numbers(JsonNode row, String field) {
    JsonNode list = row.path(field);
    if (!list.isArray()) {
      throw bad(field, list, "a list of numbers and nulls");
    }
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(field + "[" + i + "]", list.get(i));
    }
    return DoubleSeries.of(values);
  }

  private static double number(String name, JsonNode node) {
    if (node.isNull()) {
      return Double.NaN;
    }
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw bad(name, node, "a finite number or null");
    }
    return node.doubleValue();
  }

  private static DoubleSeries rT(JsonNode row, int size, DimensionWeights weights) {
    double[] values = new double[size];
    if (!present(row, "dimensions")) {
      Arrays.fill(values, Double.NaN);
      return DoubleSeries.of(values);
    }
    JsonNode list = row.path("dimensions");
    if (!list.isArray() || list.size() != size) {
      throw bad("dimensions", list, "a list as long as r_f: " + size);
    }
    for (int i = 0; i < size; i++) {
      values[i] = rT("dimensions[" + i + "]", list.get(i), weights);
    }
    return DoubleSeries.of(values);
  }

  /** NaN when the sample, or any of its dimensions, is null: a mean of what is left is no R_t. */
  private static double rT(String name, JsonNode scores, DimensionWeights weights) {
    if (scores.isNull()) {
      return Double.NaN;
    }
    if (!scores.isArray() || scores.size() != DIMENSIONS) {
      throw bad(name, scores, "four numbers (fa, iq, cc, fs), or null");
    }
    double[] g = new double[DIMENSIONS];
    boolean missing = false;
    for (int j = 0; j < DIMENSIONS; j++) {
      g[j] = number(name + "[" + j + "]", scores.get(j));
      missing |= Double.isNaN(g[j]);
      if (g[j] < 1 || g[j] > 5) {
        throw bad(name + "[" + j + "]", scores.get(j), "from 1 to 5, or null");
      }
    }
    return missing ? Double.NaN : weights.rT(new DimensionScores(g[0], g[1], g[2], g[3]));
  }

  /**
   * A group with its results as one line of JSON: {@code group, convention, reasoning_share, sides,
   * dropped, mean_correct, mean_wrong, tau, r_t, rewards, advantages}; null where there is no
   * value.
   */
  public static String write(GroupReward reward, DoubleSeries advantages, Convention convention) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("group", reward.group().group());
      json.writeStringField("convention", convention.wire());
      json.writeNumberField("reasoning_share", reward.reasoningShare());
      json.writeStringField("sides", reward.sides().wire());
      json.writeBooleanField("dropped", reward.dropped());
      write(json, "mean_correct", reward.meanCorrect());
      write(json, "mean_wrong", reward.meanWrong());
      write(json, "tau", reward.tau());
      write(json, "r_t", reward.group().rT());
      write(json, "rewards", reward.rewards());
      write(json, "advantages", advantages);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, String name, Double value) throws IOException {
    json.writeFieldName(name);
    writeNumber(json, value == null ? Double.NaN : value);
  }

  private static void write(JsonGenerator json, String name, DoubleSeries values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int i = 0; i < values.size(); i++) {
      writeNumber(json, values.get(i));
    }
    json.writeEndArray();
  }

  private static void writeNumber(JsonGenerator json, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }

  private static UserException bad(String name, JsonNode value, String allowed) {
    return UserException.badValue(
        name, value.isMissingNode() ? "nothing" : shown(value), allowed, "correct the row");
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
