package emotionthinker.stages.cot.claims;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.stages.cot.CueSheet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy in training writes: texts that break off, and words in any order. */
class BrokenTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TEXTS = Integer.getInteger("emotionthinker.broken_texts", 1500);
  private static final ClaimVerifier VERIFIER = new ClaimVerifier(VerifierOptions.defaults());

  private static final CueSheet SHEET =
      new CueSheet(
          Level.HIGH,
          null,
          Level.LOW,
          null,
          SpeedLevel.SLOW,
          null,
          Intonation.FALLING,
          List.of("never"),
          null,
          null,
          "I will never go",
          true,
          "en",
          Emotion.SAD,
          null,
          null);

  /** Reading "loud," at the end of a text once looked for the word after it. */
  @ParameterizedTest
  @ValueSource(strings = {"Loud,", "Loud, fast,", "Slow and low,", "High pitch. Loud,"})
  void a_text_may_end_at_a_comma(String text) {
    assertDoesNotThrow(() -> VERIFIER.verify(text, SHEET));
  }

  @Test
  void words_in_any_order_are_read_to_the_end() throws IOException {
    List<String> words = words();
    SplittableRandom random = new SplittableRandom(20261128);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      int many = 1 + random.nextInt(25);
      int from = random.nextInt(words.size());
      for (int k = 0; k < many; k++) {
        boolean jump = random.nextInt(3) == 0;
        from = jump ? random.nextInt(words.size()) : (from + 1) % words.size();
        text.append(k == 0 ? "" : " ").append(words.get(from));
        text.append(random.nextInt(8) == 0 ? "," : random.nextInt(12) == 0 ? "." : "");
      }
      String all = text.toString();
      List<Claim> claims = assertDoesNotThrow(() -> VERIFIER.verify(all, SHEET), all);
      for (Claim claim : claims) {
        assertEquals(claim.quote(), all.substring(claim.start(), claim.end()), all);
      }
    }
  }

  /** All words of the labelled texts, with their punctuation. */
  private static List<String> words() throws IOException {
    List<String> out = new ArrayList<>();
    for (String file : List.of("dev", "dev2", "dev3", "hold3")) {
      try (InputStream in =
          BrokenTextTest.class.getResourceAsStream("/claims/" + file + ".jsonl")) {
        String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (String line : all.lines().toList()) {
          JsonNode row = JSON.readTree(line);
          out.addAll(List.of(row.path("reasoning").asText().strip().split("\\s+", -1)));
        }
      }
    }
    return out;
  }
}
