package emotionthinker.stages.cot.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChatRequestTest {

  private static ChatRequest request(
      String model, String prompt, double temperature, int maxTokens, Long seed, int sample) {
    return new ChatRequest(
        model,
        List.of(new ChatMessage("user", prompt)),
        new CallParameters(temperature, 1, maxTokens, "max_tokens", seed, ResponseFormat.TAGS),
        sample,
        null);
  }

  @Test
  void theAddressIsThatOfTheCanonicalForm() {
    ChatRequest request = request("m", "hi \u00fc", 0.5, 9, 3L, 2);
    assertEquals(
        "{\"audio_sha256\":null,\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":"
            + "\"hi \u00fc\"}],\"model\":\"m\",\"response_format\":\"tags\",\"sample_index\":2,"
            + "\"seed\":3,\"temperature\":0.5,\"top_p\":1.0,\"version\":1}",
        request.canonicalJson());
    // FIPS 180-2, B.1
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ChatRequest.sha256("abc"));
    assertEquals(request, ChatRequest.parse(request.canonicalJson()));
  }

  @Test
  void everythingThatMayChangeTheAnswerChangesTheAddress() {
    Set<String> addresses = new TreeSet<>();
    for (ChatRequest one :
        List.of(
            request("m", "p", 1, 9, 3L, 0),
            request("n", "p", 1, 9, 3L, 0),
            request("m", "q", 1, 9, 3L, 0),
            request("m", "p", 0.9, 9, 3L, 0),
            request("m", "p", 1, 8, 3L, 0),
            request("m", "p", 1, 9, null, 0),
            request("m", "p", 1, 9, 3L, 1))) {
      addresses.add(ChatRequest.sha256(one.canonicalJson()));
    }
    assertEquals(7, addresses.size());
  }

  @Test
  void tokensAreBoundedByBytes() {
    String prompt = "na\u00efve \ud83d\ude00".repeat(10);
    ChatRequest request = request("m", prompt, 1, 9, null, 0);
    int bytes = prompt.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(request.maxPromptTokens(10) > bytes);
    assertTrue(request.likelyPromptTokens(10) < bytes);
  }

  @Test
  void theBodyIsWhatServersTake() {
    JsonNode body = ChatWire.body(request("m", "p", 0.5, 9, 3L, 2), null);
    assertEquals("m", body.path("model").asText());
    assertEquals(9, body.path("max_tokens").asInt());
    assertEquals(5, body.path("seed").asInt());
    assertEquals("p", body.path("messages").path(0).path("content").asText());
    JsonNode parts = ChatWire.body(request("m", "p", 0.5, 9, 3L, 2), "UklGRg==").path("messages");
    JsonNode audio = parts.path(0).path("content").path(0);
    assertEquals("input_audio", audio.path("type").asText());
    assertEquals("UklGRg==", audio.path("input_audio").path("data").asText());
  }

  @Test
  void anAnswerIsReadWhateverFormItHas() {
    ChatReply reply =
        ChatWire.read(
            "{\"id\":\"i\",\"model\":\"m-1\",\"choices\":[{\"finish_reason\":\"stop\",\"message\":"
                + "{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"text\":\"b\"}]}}],"
                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}");
    assertEquals(new ChatReply("ab", "stop", "i", "m-1", 5L, 2L), reply);
    ChatReply refusal =
        ChatWire.read("{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"no\"}}]}");
    assertEquals("content_filter", refusal.finishReason());
    ChatReply cut = ChatWire.read("{\"choices\":[{\"message\":{\"content\":\"a \\\"b\\\" c");
    assertEquals("a \"b\" c", cut.text());
    assertEquals(ChatAnswer.MALFORMED, cut.finishReason());
    ChatAnswer priced =
        cut.priced(request("m", "p", 1, 9, null, 0), new Price("1", "2", "1"), false, 0);
    assertEquals(9, priced.completionTokens());
    for (String body : new String[] {"", "null", "[]", "42", "<html>", "{\"choices\":{}}"}) {
      assertEquals(ChatAnswer.MALFORMED, ChatWire.read(body).finishReason(), body);
      assertEquals(body, ChatWire.read(body).text());
    }
  }
}
