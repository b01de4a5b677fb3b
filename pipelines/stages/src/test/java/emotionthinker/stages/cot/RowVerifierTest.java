package emotionthinker.stages.cot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.VerifierOptions;
import org.junit.jupiter.api.Test;

class RowVerifierTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RowVerifier ENGINE = new RowVerifier(VerifierOptions.defaults());

  private static ObjectNode row(String json) throws Exception {
    return (ObjectNode) JSON.readTree(json);
  }

  @Test
  void aRowComesBackWithItsVerdicts() throws Exception {
    ObjectNode out =
        ENGINE.verify(
            row(
                """
                {"id": "7", "cues": {"pitch_level": "High", "energy_level": null, "speed_level": "unknown",
                 "intonation": "too_short", "stressed_words": ["Now"], "gender": "female",
                 "age_level": "Aiddle-aged", "transcription": "Do it now", "emotion": "anger"},
                 "reasoning": "The pitch is high \\u2013 and loud is the voice; stress falls on \\u201cnow\\u201d."}
                """));
    assertEquals("7", out.path("id").asText());
    assertEquals(
        """
        [{"cue":"pitch","asserted":"high","measured":"high","verdict":"supported","quote":"pitch is high","start":4,"end":17},\
        {"cue":"energy","asserted":"high","measured":null,"verdict":"unsupported","quote":"loud is the voice","start":24,"end":41},\
        {"cue":"stress","asserted":"now","measured":"Now","verdict":"supported","quote":"stress falls on \u201cnow\u201d","start":43,"end":64}]""",
        out.path("claims").toString());
    assertEquals(2.0 / 3, out.path("factual_alignment").asDouble(), 1e-12);
  }

  @Test
  void badRowsAreTheUsersProblem() throws Exception {
    ObjectNode noCues = row("{\"reasoning\": \"x\"}");
    assertThrows(UserException.class, () -> ENGINE.verify(noCues));
    ObjectNode noText = row("{\"cues\": {}}");
    assertThrows(UserException.class, () -> ENGINE.verify(noText));
    ObjectNode badLevel = row("{\"cues\": {\"pitch_level\": \"tall\"}, \"reasoning\": \"x\"}");
    UserException thrown = assertThrows(UserException.class, () -> ENGINE.verify(badLevel));
    assertTrue(thrown.getMessage().contains("low, normal, high"), thrown.getMessage());
  }

  @Test
  void anEmptyListOfStressedWordsIsNoneAndAnAbsentOneUnknown() throws Exception {
    String text = "\"reasoning\": \"No word is stressed.\"}";
    assertEquals(
        "supported",
        ENGINE
            .verify(row("{\"cues\": {\"stressed_words\": []}, " + text))
            .at("/claims/0/verdict")
            .asText());
    assertEquals(
        "unsupported",
        ENGINE.verify(row("{\"cues\": {}, " + text)).at("/claims/0/verdict").asText());
  }
}
