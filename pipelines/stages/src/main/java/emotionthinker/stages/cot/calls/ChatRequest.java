package emotionthinker.stages.cot.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.Checks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One question to a chat model. Its canonical form (model, messages, parameters, sample index, hash
 * of the audio when some is sent) is what the ledger is addressed by: whoever asks the same again,
 * from whatever row, partition or process, gets the recorded answer.
 *
 * @param model model as the server knows it
 * @param messages messages in order, at least one
 * @param parameters parameters of sampling
 * @param sampleIndex which of the n samples, from 0
 * @param audio clip that is sent along; null for none
 */
public record ChatRequest(
    String model,
    List<ChatMessage> messages,
    CallParameters parameters,
    int sampleIndex,
    AudioClip audio) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Tokens that a server adds around a message and a chat; a generous bound. */
  private static final int OVERHEAD_TOKENS = 16;

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ChatRequest {
    Checks.text("model", model);
    messages = Checks.list("messages", messages);
    if (messages.isEmpty()) {
      throw Checks.bad("messages", "[]", "at least one message");
    }
    Checks.present("parameters", parameters);
    Checks.nonNegative("sample_index", sampleIndex);
  }

  /** JSON with keys in fixed order and nothing that does not determine the answer. */
  public String canonicalJson() {
    ObjectNode node = JSON.createObjectNode();
    node.put("audio_sha256", audio == null ? null : audio.sha256());
    node.put("max_tokens", parameters.maxTokens());
    ArrayNode array = node.putArray("messages");
    for (ChatMessage message : messages) {
      array.addObject().put("role", message.role()).put("content", message.content());
    }
    node.put("model", model);
    node.put("response_format", parameters.responseFormat().wire());
    node.put("sample_index", sampleIndex);
    node.put("seed", parameters.seed());
    node.put("temperature", parameters.temperature());
    node.put("top_p", parameters.topP());
    node.put("version", 1);
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is JSON", e);
    }
  }

  /**
   * The request of a canonical form, but for what is not in it: the clip, and the name of the field
   * of the longest answer.
   *
   * @throws IllegalArgumentException when the text is no canonical form
   */
  public static ChatRequest parse(String canonicalJson) {
    JsonNode node;
    try {
      node = JSON.readTree(canonicalJson);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no canonical request", e);
    }
    List<ChatMessage> messages = new ArrayList<>();
    node.path("messages")
        .forEach(
            m ->
                messages.add(new ChatMessage(m.path("role").asText(), m.path("content").asText())));
    ResponseFormat format =
        Arrays.stream(ResponseFormat.values())
            .filter(f -> f.wire().equals(node.path("response_format").asText()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no known response_format"));
    return new ChatRequest(
        node.path("model").asText(),
        messages,
        new CallParameters(
            node.path("temperature").doubleValue(),
            node.path("top_p").doubleValue(),
            node.path("max_tokens").intValue(),
            "max_tokens",
            node.path("seed").isNumber() ? (Long) node.path("seed").longValue() : null,
            format),
        node.path("sample_index").intValue(),
        null);
  }

  /** SHA-256 (hex) of a canonical form. */
  public static String sha256(String canonicalJson) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(canonicalJson.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Upper bound of the tokens of the prompt: a byte-level tokenizer has at most one token per UTF-8
   * byte; audio by its length (tokens).
   */
  public long maxPromptTokens(double audioTokensPerS) {
    long tokens = OVERHEAD_TOKENS;
    for (ChatMessage message : messages) {
      tokens += message.content().getBytes(StandardCharsets.UTF_8).length + OVERHEAD_TOKENS;
    }
    return tokens + audioTokens(audioTokensPerS);
  }

  /** What the prompt will probably be: four bytes of English a token; audio by its length. */
  public long likelyPromptTokens(double audioTokensPerS) {
    return (maxPromptTokens(0) + 3) / 4 + audioTokens(audioTokensPerS);
  }

  private long audioTokens(double audioTokensPerS) {
    return audio == null ? 0 : (long) Math.ceil(audio.durationS() * audioTokensPerS);
  }
}
