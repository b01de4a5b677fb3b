package emotionthinker.stages.cot;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.WireName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a {@link CueSheet} from the {@code cues} object of a row of {@code emotionthinker verify}:
 * pitch_level, energy_level, speed_level, intonation, stressed_words, gender, age_level,
 * transcription (or transcript, text), emotion, and optionally the three {@code *_percentile} (0 to
 * 100), pause_count, voice_qualities, language. Letter case does not matter; absent, null, empty
 * and "unknown" all mean not known. An empty list of stressed words means that none stands out.
 */
public final class CueSheetJson {
  private CueSheetJson() {}

  /**
   * The sheet of a cues object.
   *
   * @throws UserException when a value is none of the allowed ones
   */
  public static CueSheet read(JsonNode cues) {
    if (cues == null || !cues.isObject()) {
      throw UserException.badValue(
          "cues", cues, "an object with pitch_level, energy_level, ...", "give every row its cues");
    }
    String transcript = text(cues, "transcription", "transcript", "text");
    return new CueSheet(
        level(Level.class, cues, "pitch_level"),
        percent(cues, "pitch_percentile"),
        level(Level.class, cues, "energy_level"),
        percent(cues, "energy_percentile"),
        level(SpeedLevel.class, cues, "speed_level"),
        percent(cues, "speed_percentile"),
        level(Intonation.class, cues, "intonation"),
        words(cues, "stressed_words"),
        level(Gender.class, cues, "gender"),
        level(AgeLevel.class, cues, "age_level"),
        transcript,
        transcript != null,
        text(cues, "language"),
        emotion(cues),
        count(cues, "pause_count"),
        words(cues, "voice_qualities"));
  }

  private static String text(JsonNode cues, String... names) {
    for (String name : names) {
      JsonNode node = cues.path(name);
      if (node.isContainerNode()) {
        throw UserException.badValue(
            "cues." + name, node, "a string", "write one value, or null when it is not known");
      }
      String value = node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
      if (!value.isEmpty() && !value.equalsIgnoreCase("unknown")) {
        return value;
      }
    }
    return null;
  }

  private static <E extends Enum<E> & WireName> E level(Class<E> type, JsonNode cues, String name) {
    String value = text(cues, name);
    if (value == null || value.equalsIgnoreCase("none")) {
      return null;
    }
    String key = key(value);
    for (E constant : type.getEnumConstants()) {
      if (key(constant.wire()).equals(key)) {
        return constant;
      }
    }
    throw UserException.badValue(
        "cues." + name,
        value,
        Arrays.stream(type.getEnumConstants())
            .map(WireName::wire)
            .collect(Collectors.joining(", ")),
        "use one of these, or null when it is not known");
  }

  /** Released files write "Aiddle-aged" and vary in case, hyphens and underscores. */
  private static String key(String value) {
    String key = value.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    return key.equals("aiddleaged") ? "middleaged" : key;
  }

  private static Emotion emotion(JsonNode cues) {
    String value = text(cues, "emotion");
    if (value == null) {
      return null;
    }
    return CotText.emotionOf(value)
        .orElseThrow(
            () ->
                UserException.badValue(
                    "cues.emotion",
                    value,
                    Arrays.stream(Emotion.values())
                        .map(WireName::wire)
                        .collect(Collectors.joining(", ")),
                    "use one of these, or null when it is not known"));
  }

  private static Double percent(JsonNode cues, String name) {
    JsonNode node = cues.path(name);
    if (unknown(node)) {
      return null;
    }
    if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > 100) {
      throw UserException.badValue(
          "cues." + name, node, "a number from 0 to 100", "give the percentile, or null");
    }
    return node.doubleValue();
  }

  private static Integer count(JsonNode cues, String name) {
    JsonNode node = cues.path(name);
    if (unknown(node)) {
      return null;
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw UserException.badValue(
          "cues." + name, node, "a whole number from 0", "give the count, or null");
    }
    return node.intValue();
  }

  private static boolean unknown(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isTextual() && Set.of("", "unknown").contains(node.textValue().strip()));
  }

  /** A list, or one string with words separated by commas. */
  private static List<String> words(JsonNode cues, String name) {
    JsonNode node = cues.path(name);
    List<String> out = new ArrayList<>();
    if (node.isArray()) {
      for (JsonNode word : node) {
        if (!word.isTextual()) {
          throw UserException.badValue(
              "cues." + name, node, "a list of strings", "write every word as a string");
        }
        out.add(word.textValue().strip());
      }
    } else {
      String value = text(cues, name);
      if (value == null) {
        return null;
      }
      if (!value.equalsIgnoreCase("none")) {
        out.addAll(List.of(value.split("\\s*,\\s*", -1)));
      }
    }
    out.removeIf(String::isEmpty);
    return out;
  }
}
