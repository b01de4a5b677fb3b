package emotionthinker.stages.cot.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.Emotion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chat-completions protocol as OpenAI, Azure, vLLM, SGLang and the llama.cpp server speak it:
 * the body of a request, the body of an answer.
 */
public final class ChatWire {
  /** Dimensions of a judgement: the names of {@code stages.reward.Dimension}, which lies above. */
  static final List<String> SCORES =
      List.of(
          "factual_alignment",
          "interpretative_quality",
          "caption_completeness",
          "fluency_and_structural_clarity");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CONTENT =
      Pattern.compile("\"content\"\\s*:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)", Pattern.DOTALL);

  private ChatWire() {}

  /**
   * The body of a request.
   *
   * @param audioBase64 WAV file in Base64 for the last message; null for none
   */
  public static ObjectNode body(ChatRequest request, String audioBase64) {
    CallParameters parameters = request.parameters();
    ObjectNode body = JSON.createObjectNode();
    body.put("model", request.model());
    ArrayNode messages = body.putArray("messages");
    for (int i = 0; i < request.messages().size(); i++) {
      ChatMessage message = request.messages().get(i);
      ObjectNode node = messages.addObject().put("role", message.role());
      if (audioBase64 != null && i == request.messages().size() - 1) {
        ArrayNode parts = node.putArray("content");
        parts
            .addObject()
            .put("type", "input_audio")
            .putObject("input_audio")
            .put("data", audioBase64)
            .put("format", "wav");
        parts.addObject().put("type", "text").put("text", message.content());
      } else {
        node.put("content", message.content());
      }
    }
    body.put("temperature", parameters.temperature());
    body.put("top_p", parameters.topP());
    body.put(parameters.maxTokensField(), parameters.maxTokens());
    body.put("n", 1);
    if (parameters.seed() != null) {
      body.put("seed", parameters.seed() + request.sampleIndex());
    }
    switch (parameters.responseFormat()) {
      case JSON_SCHEMA -> explanation(schema(body, "explanation"));
      case SCORES -> scores(schema(body, "scores"));
      case TAGS, SCORES_AS_TEXT -> {
        // what is asked for stands in the prompt alone
      }
    }
    return body;
  }

  private static ObjectNode schema(ObjectNode body, String name) {
    ObjectNode format = body.putObject("response_format");
    ObjectNode named = format.put("type", "json_schema").putObject("json_schema");
    named.put("name", name).put("strict", true);
    return named.putObject("schema").put("type", "object");
  }

  private static void explanation(ObjectNode schema) {
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("reasoning").put("type", "string");
    ArrayNode labels = properties.putObject("answer").put("type", "string").putArray("enum");
    for (Emotion emotion : Emotion.values()) {
      labels.add(emotion.wire());
    }
    schema.putArray("required").add("reasoning").add("answer");
    schema.put("additionalProperties", false);
  }

  /** Whole numbers from 1 to 5, as an enumeration: not every server that enforces knows ranges. */
  private static void scores(ObjectNode schema) {
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (String dimension : SCORES) {
      ArrayNode values = properties.putObject(dimension).put("type", "integer").putArray("enum");
      for (int score = 1; score <= 5; score++) {
        values.add(score);
      }
      required.add(dimension);
    }
    schema.put("additionalProperties", false);
  }

  /**
   * Reads the body of an answer with status 200. One that is no chat completion is still an answer
   * that was paid for: what can be found of its content is its text, else the whole body.
   */
  public static ChatReply read(String body) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return broken(body);
    }
    JsonNode choice = root == null ? null : root.path("choices").path(0);
    JsonNode message = choice == null ? null : choice.path("message");
    if (message == null || !message.isObject()) {
      return broken(body);
    }
    String refusal = message.path("refusal").asText("");
    String text = text(message.path("content"));
    String finish = choice.path("finish_reason").asText("");
    if (text.isEmpty() && message.path("refusal").isTextual() && !refusal.isEmpty()) {
      text = refusal;
      finish = "content_filter";
    }
    JsonNode usage = root.path("usage");
    return new ChatReply(
        text,
        finish.isBlank() || choice.path("finish_reason").isNull() ? "unknown" : finish,
        root.path("id").isTextual() ? root.path("id").textValue() : "",
        root.path("model").isTextual() && !root.path("model").textValue().isBlank()
            ? root.path("model").textValue()
            : null,
        tokens(usage.path("prompt_tokens")),
        tokens(usage.path("completion_tokens")));
  }

  /** A text, or the texts of parts. */
  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    StringBuilder parts = new StringBuilder();
    content.forEach(part -> parts.append(part.path("text").asText("")));
    return parts.toString();
  }

  private static Long tokens(JsonNode count) {
    return count.canConvertToLong() && count.isIntegralNumber() && count.longValue() >= 0
        ? (Long) count.longValue()
        : null;
  }

  private static ChatReply broken(String body) {
    Matcher content = CONTENT.matcher(body);
    String text = body;
    if (content.find()) {
      try {
        text = JSON.readValue("\"" + content.group(1) + "\"", String.class);
      } catch (JsonProcessingException e) {
        text = body; // an escape that is none: the body stays as it came
      }
    }
    return new ChatReply(text, ChatAnswer.MALFORMED, "", null, null, null);
  }

  /** The error code and message of a refusal, in one short line; never longer than 300 chars. */
  public static String error(String body) {
    String text = body;
    try {
      JsonNode error = JSON.readTree(body).path("error");
      if (error.isObject()) {
        text = error.path("code").asText("") + " " + error.path("message").asText("");
      }
    } catch (JsonProcessingException e) {
      text = body; // no JSON: a proxy's page, shown as it is
    }
    return SpokenText.clean(text, 300);
  }

  /** The code of a refusal, for instance content_filter or insufficient_quota; empty for none. */
  public static String errorCode(String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      return error.path("code").asText(error.path("type").asText(""));
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
