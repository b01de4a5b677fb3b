package emotionthinker.stages.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.SpeedLevel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasedRowReaderTest {
  /** A row as the card of the released data set describes it. */
  private static Map<String, Object> clean() {
    return new HashMap<>(
        Map.of(
            "audio_path", "meld/dia1.wav",
            "transcription", "I told you.",
            "emotion", "contempt or disgust",
            "pitch_level", "normal",
            "energy_level", "high",
            "speed_level", "slow",
            "stressed_words", List.of("told", "you"),
            "intonation", "rising-falling",
            "gender", "Female",
            "age_level", "Young Adult"));
  }

  private static ReleasedResult read(String field, Object value) {
    Map<String, Object> row = clean();
    row.put(field, value);
    return ReleasedRowReader.read("f:1", row);
  }

  private static List<String> repairs(ReleasedResult result) {
    return result.repairs().stream().map(ReleasedRepair::name).toList();
  }

  @Test
  void aCleanRowNeedsNoRepair() {
    Map<String, Object> row = clean();
    row.put("cot_analysis", "Her pitch is normal.");
    ReleasedResult result = ReleasedRowReader.read("f:1", row);
    assertEquals(List.of(), result.repairs());
    assertEquals(
        new ReleasedRow(
            "meld/dia1.wav",
            null,
            "I told you.",
            Emotion.CONTEMPT_OR_DISGUST,
            Level.NORMAL,
            Level.HIGH,
            SpeedLevel.SLOW,
            List.of("told", "you"),
            Intonation.RISING_FALLING,
            Gender.FEMALE,
            AgeLevel.YOUNG_ADULT,
            "Her pitch is normal."),
        result.row());
  }

  @Test
  void everyAliasOfTheReleasedFilesIsRead() {
    ReleasedRow expected = ReleasedRowReader.read("f:1", clean()).row();
    ReleasedRowReader.ALIASES.forEach(
        (field, names) -> {
          for (String name : names.subList(1, names.size())) {
            Map<String, Object> row = clean();
            Object value = row.remove(field);
            if (value == null) {
              continue;
            }
            row.put(name, value);
            ReleasedResult result = ReleasedRowReader.read("f:1", row);
            assertEquals(expected, result.row(), name);
            assertEquals(
                List.of(new ReleasedRepair(ReleasedRepair.Kind.FIELD_ALIAS, field, name)),
                result.repairs());
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "age_level, Aiddle-aged, MIDDLE_AGED, misprint:age_level",
    "age_level, middle aged, MIDDLE_AGED, spelling:age_level",
    "age_level, Youth Adult, YOUNG_ADULT, synonym:age_level",
    "age_level, ancient, , dropped:age_level",
    "age_level, unknown, , blank:age_level",
    "gender, female, FEMALE, spelling:gender",
    "gender, M, MALE, synonym:gender",
    "gender, child, , dropped:gender",
    "intonation, rising_falling, RISING_FALLING, spelling:intonation",
    "intonation, Too short, TOO_SHORT, spelling:intonation",
    "intonation, fall-rise, FALLING_RISING, synonym:intonation",
    "pitch_level, Medium, NORMAL, synonym:pitch_level",
    "speed_level, high, FAST, synonym:speed_level",
    "emotion, Angry, ANGRY, spelling:emotion",
    "emotion, anger, ANGRY, synonym:emotion",
    "emotion, disgust, CONTEMPT_OR_DISGUST, synonym:emotion",
  })
  void valuesAreRepairedByName(String field, String value, String expected, String repair) {
    ReleasedResult result = read(field, value);
    Object read =
        switch (field) {
          case "age_level" -> result.row().ageLevel();
          case "gender" -> result.row().gender();
          case "intonation" -> result.row().intonation();
          case "pitch_level" -> result.row().pitchLevel();
          case "speed_level" -> result.row().speedLevel();
          default -> result.row().emotion();
        };
    assertEquals(expected, read == null ? null : ((Enum<?>) read).name());
    assertEquals(List.of(repair), repairs(result));
  }

  @Test
  void uncertainAndTooShortStay() {
    assertEquals(Intonation.UNCERTAIN, read("intonation", "uncertain").row().intonation());
    assertEquals(Intonation.TOO_SHORT, read("intonation", "too_short").row().intonation());
    assertEquals(List.of(), read("intonation", "too_short").repairs());
  }

  @Test
  void stressComesInManyForms() {
    List<String> words = List.of("don't", "go");
    for (Object form :
        List.of(
            "don't, go",
            "[\"don't\", \"go\"]",
            "[\"don't\", 'go']",
            "don't|go",
            Arrays.asList(Arrays.asList("I", 0), Arrays.asList("don't", 1), Arrays.asList("go", 1)),
            "[[\"I\", 0], [\"don't\", 1], [\"go\", 1]]")) {
      ReleasedResult result = read("stressed_words", form);
      assertEquals(words, result.row().stressedWords(), form.toString());
      assertEquals(List.of("list_form:stressed_words"), repairs(result), form.toString());
    }
    assertEquals(List.of(), read("stressed_words", "none").row().stressedWords());
    assertEquals(List.of("dropped:stressed_words"), repairs(read("stressed_words", 7)));
  }

  @Test
  void shardsOfOursAreReadToo() {
    Map<String, Object> row = clean();
    row.remove("audio_path");
    row.put("audio", Map.of("path", "c/a.wav"));
    row.put("emotion", 3L);
    row.put("cot_analysis", "<think>Loud.</think><answer>angry</answer>");
    ReleasedResult result = ReleasedRowReader.read("f:1", row);
    assertEquals("c/a.wav", result.row().audioPath());
    assertEquals(Emotion.ANGRY, result.row().emotion());
    assertEquals("Loud.", result.row().cotAnalysis());
    assertEquals(
        List.of("class_index:emotion", "field_alias:audio_path", "tags:cot_analysis"),
        repairs(result));
  }

  @Test
  void badRowsAreRejectedWithAReason() {
    assertReject(RejectReason.UNLABELLED, read("emotion", null));
    assertReject(RejectReason.UNLABELLED, read("emotion", " "));
    assertReject(RejectReason.UNKNOWN_LABEL, read("emotion", "bored"));
    assertReject(RejectReason.UNKNOWN_LABEL, read("emotion", 9));
    assertReject(RejectReason.UNKNOWN_LABEL, read("emotion", 1.5));
    assertReject(RejectReason.BAD_MANIFEST_ROW, read("gt", "happy"));
    assertReject(
        RejectReason.BAD_MANIFEST_ROW, ReleasedRowReader.read("f:1", Map.of("gt", "happy")));
  }

  private static void assertReject(RejectReason reason, ReleasedResult result) {
    assertNull(result.row());
    assertEquals(reason, result.reject().reason());
    assertEquals("f:1", result.reject().id());
  }

  @Test
  void countsNameEveryRepairAndReject() {
    Map<String, Long> counts =
        ReleasedResult.counts(
            List.of(
                read("age_level", "Aiddle-aged"),
                read("age_level", "Aiddle-aged"),
                read("emotion", "bored"),
                read("gender", "male")));
    assertEquals(
        Map.of(
            "rows", 3L,
            "misprint:age_level", 2L,
            "spelling:gender", 1L,
            "rejected:unknown_label", 1L),
        counts);
  }
}
