package emotionthinker.stages.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.TrainingSubset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows as they are made keep the rules of their format; rows with one thing wrong do not. */
class RowRulesTest {
  private static final Example EXAMPLE =
      new Example(
          "c/a",
          "c/a",
          "c",
          Split.TRAIN,
          TrainingSubset.RL,
          "Listen.",
          "Which emotion? Choose from: happy, sad.",
          "<think>A high voice.</think><answer>happy</answer>",
          "happy",
          "{\"pitch_level\":\"high\"}",
          "/audio/a.wav",
          "00");

  static Stream<Arguments> kinds() {
    return Stream.of(ExportFormat.values())
        .flatMap(
            format ->
                Stream.of(ExportPurpose.values())
                    .filter(format::has)
                    .map(purpose -> Arguments.of(format, purpose)));
  }

  private static List<String> problems(ExportFormat format, ExportPurpose purpose, JsonNode row) {
    return new RowRules(format, purpose, ExportContent.COT, "/audio/a.wav"::equals).check(row);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsMadeIsRight(ExportFormat format, ExportPurpose purpose) {
    ObjectNode row = RowForms.row(format, purpose, EXAMPLE, 3);
    assertEquals(List.of(), problems(format, purpose, row));
    if (format.isParquet()) {
      assertEquals(row, JsonRecords.json(JsonRecords.record(row, RowSchemas.of(format, purpose))));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsWrongIsSaid(ExportFormat format, ExportPurpose purpose) {
    boolean sft = purpose == ExportPurpose.SFT;
    String turns =
        switch (format) {
          case MS_SWIFT, LLAMA_FACTORY -> "messages";
          case TRL -> "prompt";
          case VERL -> sft ? "messages" : "prompt";
          case OPENRLHF -> "input";
        };
    wrong(format, purpose, row -> row.remove(turns));
    wrong(format, purpose, row -> row.put("more", 1));
    wrong(format, purpose, row -> row.withArray(turns).remove(0));
    wrong(format, purpose, row -> at(row, turns, 1).put("content", " "));
    wrong(format, purpose, row -> at(row, turns, 1).put("content", "<audio><audio>what?"));
    wrong(format, purpose, row -> at(row, turns, 0).put("content", "hear <audio>"));
    if (format.hearsAudio()) {
      wrong(format, purpose, row -> row.putArray("audios"));
      wrong(format, purpose, row -> at(row, turns, 1).put("content", "no mark"));
      wrong(
          format,
          purpose,
          row ->
              row.set(
                  "audios",
                  RowForms.row(format, purpose, withAudio("/audio/b.wav"), 0).get("audios")));
    }
    if (sft) {
      ObjectNode row = RowForms.row(format, purpose, withAnswer("happy, I think"), 0);
      assertEquals(1, problems(format, purpose, row).size(), row.toString());
    }
  }

  private static void wrong(
      ExportFormat format, ExportPurpose purpose, Consumer<ObjectNode> damage) {
    ObjectNode row = RowForms.row(format, purpose, EXAMPLE, 0);
    damage.accept(row);
    assertTrue(!problems(format, purpose, row).isEmpty(), format + " " + purpose + " " + row);
  }

  private static ObjectNode at(ObjectNode row, String turns, int index) {
    return (ObjectNode) row.get(turns).get(index);
  }

  private static Example withAudio(String path) {
    return of(EXAMPLE.assistant(), path);
  }

  private static Example withAnswer(String answer) {
    return of(answer, EXAMPLE.audioPath());
  }

  private static Example of(String answer, String path) {
    return new Example(
        EXAMPLE.id(),
        EXAMPLE.utteranceId(),
        EXAMPLE.source(),
        EXAMPLE.split(),
        EXAMPLE.subset(),
        EXAMPLE.system(),
        EXAMPLE.user(),
        answer,
        EXAMPLE.label(),
        EXAMPLE.cues(),
        path,
        EXAMPLE.audioSha256());
  }

  @Test
  void idsComeOnce() {
    RowRules rules =
        new RowRules(ExportFormat.TRL, ExportPurpose.GRPO, ExportContent.COT, path -> true);
    JsonNode row = RowForms.row(ExportFormat.TRL, ExportPurpose.GRPO, EXAMPLE, 0);
    assertEquals(List.of(), rules.check(row));
    assertEquals(1, rules.check(row).size());
  }

  /** An order has an arrow, which is no tag; scores are four numbers from 1 to 5. */
  @Test
  void answersHaveTheFormOfTheirContent() {
    assertEquals(List.of(), answer(ExportContent.TASKS, "<answer>low -> high -> medium</answer>"));
    assertEquals(1, answer(ExportContent.TASKS, "low").size());
    String scores =
        "{\"factual_alignment\":5.0,\"interpretative_quality\":1.0,"
            + "\"caption_completeness\":2.0,\"fluency_and_structural_clarity\":3.0}";
    assertEquals(List.of(), answer(ExportContent.REWARD_TUPLES, scores));
    assertEquals(1, answer(ExportContent.REWARD_TUPLES, scores.replace("5.0", "6.0")).size());
  }

  private static List<String> answer(ExportContent content, String answer) {
    RowRules rules = new RowRules(ExportFormat.MS_SWIFT, ExportPurpose.SFT, content, path -> true);
    return rules.check(
        RowForms.row(ExportFormat.MS_SWIFT, ExportPurpose.SFT, withAnswer(answer), 0));
  }

  @Test
  void testRowsAreNeverExported() {
    ExportOptions defaults = ExportOptions.defaults();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ExportOptions(
                defaults.labelSet(),
                List.of(Split.TEST),
                defaults.audio(),
                null,
                1,
                defaults.prompt()));
  }

  @Test
  void idsBecomePortablePaths() {
    assertEquals("c/a%23%201@2-3".replace("@", "%40"), AudioPlace.safe("c/a# 1@2-3"));
    assertEquals("c/%2e./x.y", AudioPlace.safe("c/../x.y"));
    assertEquals("c/%c3%a4", AudioPlace.safe("c/ä"));
  }
}
