package emotionthinker.stages.cot.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRepairTest {
  private static final String GOOD = "<think>It is low.</think><answer>sad</answer>";

  @Test
  void whatIsInTheFormatIsNotTouched() {
    String spaced = " <think>\nIt is low.\n</think>\n<answer>Sadness</answer>\n";
    assertEquals(Optional.of(spaced), AnswerRepair.read(spaced));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```xml\n<think>It is low.</think><answer>sad</answer>\n```",
        "Sure! <think>It is low.</think> <answer>sad</answer> Let me know.",
        "<Think>It is low.</Think><Answer>sad</Answer>",
        "< think >It is low.< / think >< answer >sad",
        "<think>It is low.</think><answer>sad",
        "<think>It is low.</think>\nSadness.",
        "It is low.</think><answer>sad</answer>",
        "{\"reasoning\": \"It is low.\", \"answer\": \"sad\"}",
        "```json\n{\"answer\":\"sad\",\"reasoning\":\"It is low.\"}\n```",
        "{\"reasoning\": \"It is low.\", \"answer\": \"sad\"",
        "{\"reasoning\": \"<think>It is low.</think>\", \"answer\": \"Sad\"}"
      })
  void whatCanBeMendedIs(String raw) {
    assertEquals(Optional.of(GOOD), AnswerRepair.read(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "He sounds sad.",
        "<think>It is lo",
        "<think>It is low.</think>",
        "<think>It is low.</think><answer>",
        "<think>It is low.</think><answer>gloomy",
        "<think>It is low.</think><answer>sa",
        "<think></think><answer>sad</answer>",
        "{\"reasoning\": \"It is lo",
        "{\"reasoning\": \"It is low.\", \"answer\": \"sa",
        "{\"reasoning\": \"\", \"answer\": \"sad\"}"
      })
  void whatIsCutOffOrHasNoLabelIsNot(String raw) {
    assertEquals(Optional.empty(), AnswerRepair.read(raw));
  }

  @Test
  void aLongAnswerWithoutTagsIsReadFast() {
    assertEquals(Optional.empty(), AnswerRepair.read("<think>a".repeat(20_000)));
    assertEquals(Optional.empty(), AnswerRepair.read("\"reasoning\": \"".repeat(20_000)));
  }
}
