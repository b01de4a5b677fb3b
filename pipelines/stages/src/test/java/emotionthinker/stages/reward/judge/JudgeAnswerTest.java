package emotionthinker.stages.reward.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.stages.reward.DimensionScores;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeAnswerTest {
  private static String object(String fa, String iq, String cc, String fs) {
    return "{\"factual_alignment\": "
        + fa
        + ", \"interpretative_quality\": "
        + iq
        + ", \"caption_completeness\": "
        + cc
        + ", \"fluency_and_structural_clarity\": "
        + fs
        + "}";
  }

  @Test
  void anObjectIsReadWhateverStandsAroundIt() {
    Optional<DimensionScores> scores = Optional.of(new DimensionScores(5, 3.5, 4, 1));
    String object = object("5", "3.5", "\"4\"", "1.0");
    for (String raw :
        List.of(object, "```json\n" + object + "\n```", "My scores: " + object + " Thank you.")) {
      assertEquals(scores, JudgeAnswer.read(raw), raw);
    }
    String more = object.replace("{", "{\"why\": \"{because}\", ");
    assertEquals(scores, JudgeAnswer.read(more));
  }

  @Test
  void whatIsNoScoreIsNeverMadeOne() {
    for (String raw :
        List.of(
            "",
            "5 5 5 5",
            "{",
            "}{",
            "null",
            object("0", "3", "3", "3"),
            object("6", "3", "3", "3"),
            object("-1", "3", "3", "3"),
            object("1e3", "3", "3", "3"),
            object("NaN", "3", "3", "3"),
            object("null", "3", "3", "3"),
            object("true", "3", "3", "3"),
            object("[5]", "3", "3", "3"),
            object("{\"score\": 5}", "3", "3", "3"),
            object("\"4/5\"", "3", "3", "3"),
            object("\"four\"", "3", "3", "3"),
            object("\"\"", "3", "3", "3"),
            object("3", "3", "3", "3").replace("caption_completeness", "completeness"),
            object("3", "3", "3", "3").replace("{", "{\"factual_alignment\": 5, "),
            object("3", "3", "3", "3").replace("}", ""),
            object("3", "3", "3", "3") + object("4", "4", "4", "4"))) {
      assertTrue(JudgeAnswer.read(raw).isEmpty(), raw);
    }
  }
}
