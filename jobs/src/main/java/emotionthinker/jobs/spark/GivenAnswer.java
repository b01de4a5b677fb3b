package emotionthinker.jobs.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.eval.Answered;
import emotionthinker.stages.policy.Generation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** One answer as a system gave it, or the reason why it could not be asked. */
final class GivenAnswer implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  final String utteranceId;
  final int sampleIndex;
  final String text;
  final ArrayList<Double> probabilities;
  final Long completionTokens;
  final Double latencyS;
  final RejectReason failure;
  final String detail;

  private GivenAnswer(
      String utteranceId,
      int sampleIndex,
      String text,
      List<Double> probabilities,
      Long completionTokens,
      Double latencyS,
      RejectReason failure,
      String detail) {
    this.utteranceId = utteranceId;
    this.sampleIndex = sampleIndex;
    this.text = text;
    this.probabilities = new ArrayList<>(probabilities);
    this.completionTokens = completionTokens;
    this.latencyS = latencyS;
    this.failure = failure;
    this.detail = detail;
  }

  /** What a policy answered, or why it did not. */
  static GivenAnswer of(Generation one) {
    return new GivenAnswer(
        one.promptId(),
        one.rollout(),
        one.text(),
        List.of(),
        one.tokens() == null ? null : (Long) one.tokens().longValue(),
        null,
        one.failure(),
        one.detail());
  }

  /** What a baseline answered. */
  static GivenAnswer of(Answered one) {
    return new GivenAnswer(
        one.utterance().utteranceId(),
        one.sampleIndex(),
        one.text(),
        one.probabilities(),
        one.completionTokens(),
        one.latencyS(),
        null,
        "");
  }

  /** No answer, for a reason. */
  static GivenAnswer failed(String utteranceId, RejectReason reason, String detail) {
    return new GivenAnswer(utteranceId, 0, null, List.of(), null, null, reason, detail);
  }

  /**
   * A row of a predictions file.
   *
   * @throws UserException when it is none
   */
  static GivenAnswer read(String json, String file) {
    try {
      JsonNode row = JSON.readTree(json);
      JsonNode id = row.path("utterance_id");
      JsonNode text = row.path("text");
      JsonNode sample = row.path("sample_index");
      boolean whole = sample.isMissingNode() || (sample.isIntegralNumber() && sample.asInt() >= 0);
      if (!id.isTextual() || id.asText().isBlank() || !text.isTextual() || !whole) {
        throw bad(json, file, null);
      }
      List<Double> probabilities = new ArrayList<>();
      for (JsonNode p : row.path("probabilities")) {
        if (!p.isNumber()) {
          throw bad(json, file, null);
        }
        probabilities.add(p.asDouble());
      }
      JsonNode tokens = row.path("completion_tokens");
      JsonNode latency = row.path("latency_s");
      return new GivenAnswer(
          id.asText(),
          sample.asInt(0),
          text.asText(),
          probabilities,
          tokens.isNumber() ? (Long) tokens.asLong() : null,
          latency.isNumber() ? (Double) latency.asDouble() : null,
          null,
          "");
    } catch (JsonProcessingException e) {
      throw bad(json, file, e);
    }
  }

  private static UserException bad(String json, String file, Exception cause) {
    String shown = json.length() <= 200 ? json : json.substring(0, 200) + "...";
    return new UserException(
        file
            + " holds a row that is no prediction: "
            + shown
            + ". What to do: give every row utterance_id (text), sample_index (a whole number from"
            + " 0; may be left out) and text (text), and if known probabilities (numbers in the"
            + " order of the options), completion_tokens and latency_s",
        cause);
  }
}
