package emotionthinker.stages.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.shard.ReleasedRepair.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads rows of EmotionCoT files as others released them: one map per row, as a reader of JSONL,
 * CSV or Parquet gives it. Field names vary between the released files (the annotation code knows
 * the aliases {@link #ALIASES}), values are misspelt here and there, stress is a list, a text or
 * pairs. Every repair is returned by name. A cue that cannot be read becomes null, a row without a
 * usable label, or with two, is rejected: UNLABELLED, UNKNOWN_LABEL or BAD_MANIFEST_ROW.
 */
public final class ReleasedRowReader {
  /** Names of each field; the first is canonical. */
  static final Map<String, List<String>> ALIASES =
      Map.ofEntries(
          Map.entry("audio_path", List.of("audio_path", "audio", "path")),
          Map.entry("dataset", List.of("dataset", "corpus")),
          Map.entry("transcription", List.of("transcription", "text", "transcript")),
          Map.entry("emotion", List.of("emotion", "gt", "groundtruth_emotion", "label")),
          Map.entry("pitch_level", List.of("pitch_level")),
          Map.entry("energy_level", List.of("energy_level")),
          Map.entry("speed_level", List.of("speed_level")),
          Map.entry(
              "stressed_words",
              List.of("stressed_words", "stress", "stress_words", "stress_pairs")),
          Map.entry("intonation", List.of("intonation", "intonation_contour", "contour_shape")),
          Map.entry("gender", List.of("gender", "gender_new", "speaker_gender")),
          Map.entry("age_level", List.of("age_level", "age_group", "speaker_age")),
          Map.entry("cot_analysis", List.of("cot_analysis", "reasoning")));

  private static final String STAGE = "released";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ?> fields;
  private final List<ReleasedRepair> repairs = new ArrayList<>();

  private ReleasedRowReader(Map<String, ?> fields) {
    this.fields = fields;
  }

  /**
   * Reads one row.
   *
   * @param id name of the row in rejects, for instance file and line
   * @param fields the row; absent and null are the same
   */
  public static ReleasedResult read(String id, Map<String, ?> fields) {
    return new ReleasedRowReader(fields).read(id);
  }

  private ReleasedResult read(String id) {
    Object label = find("emotion");
    if (label == null || ReleasedValues.isBlank(label.toString())) {
      return reject(id, RejectReason.UNLABELLED, "no " + ALIASES.get("emotion"));
    }
    if (repairs.stream().anyMatch(repair -> repair.kind() == Kind.ALIAS_CONFLICT)) {
      return reject(id, RejectReason.BAD_MANIFEST_ROW, "two emotions under different names");
    }
    Emotion emotion = emotion(label);
    if (emotion == null) {
      return reject(id, RejectReason.UNKNOWN_LABEL, "emotion = " + label);
    }
    String audioPath = audioPath(find("audio_path"));
    String transcription = text("transcription");
    if (audioPath == null && transcription == null) {
      return reject(id, RejectReason.BAD_MANIFEST_ROW, "neither audio_path nor transcription");
    }
    ReleasedRow row =
        new ReleasedRow(
            audioPath,
            text("dataset"),
            transcription,
            emotion,
            constant(Level.class, "pitch_level"),
            constant(Level.class, "energy_level"),
            constant(SpeedLevel.class, "speed_level"),
            stressedWords(find("stressed_words")),
            constant(Intonation.class, "intonation"),
            constant(Gender.class, "gender"),
            constant(AgeLevel.class, "age_level"),
            reasoning());
    return new ReleasedResult(row, repairs, null);
  }

  private static ReleasedResult reject(String id, RejectReason reason, String detail) {
    return new ReleasedResult(null, List.of(), new Reject(STAGE, id, reason, detail));
  }

  /** The value of the first name that has one; notes aliases, and names that disagree. */
  private Object find(String field) {
    Object found = null;
    for (String name : ALIASES.get(field)) {
      Object value = fields.get(name);
      if (value == null) {
        continue;
      }
      if (found == null) {
        found = value;
        if (!name.equals(field)) {
          repairs.add(new ReleasedRepair(Kind.FIELD_ALIAS, field, name));
        }
      } else if (!found.toString().equals(value.toString())) {
        repairs.add(new ReleasedRepair(Kind.ALIAS_CONFLICT, field, name));
      }
    }
    return found;
  }

  private String text(String field) {
    Object value = find(field);
    if (value == null || !value.toString().isBlank()) {
      return value == null ? null : value.toString().strip();
    }
    repairs.add(new ReleasedRepair(Kind.BLANK, field, value.toString()));
    return null;
  }

  private <E extends Enum<E> & WireName> E constant(Class<E> type, String field) {
    Object value = find(field);
    return value == null ? null : ReleasedValues.parse(type, field, value.toString(), repairs);
  }

  private Emotion emotion(Object label) {
    if (label instanceof Number number) {
      repairs.add(new ReleasedRepair(Kind.CLASS_INDEX, "emotion", number.toString()));
      double index = number.doubleValue();
      boolean known = index >= 0 && index < Emotion.values().length && index == Math.rint(index);
      return known ? Emotion.values()[(int) index] : null;
    }
    String text = label.toString();
    Optional<Emotion> emotion = CotText.emotionOf(text);
    emotion.ifPresent(
        meant -> {
          if (!meant.wire().equals(text)) {
            boolean spelling = meant.wire().equalsIgnoreCase(text.strip());
            Kind kind = spelling ? Kind.SPELLING : Kind.SYNONYM;
            repairs.add(new ReleasedRepair(kind, "emotion", text));
          }
        });
    return emotion.orElse(null);
  }

  /** A path, or the path of an Audio struct. */
  private static String audioPath(Object value) {
    Object path = value instanceof Map<?, ?> audio ? audio.get("path") : value;
    return path == null || path.toString().isBlank() ? null : path.toString().strip();
  }

  private String reasoning() {
    String text = text("cot_analysis");
    if (text == null) {
      return null;
    }
    Optional<CotText> tagged = CotText.parse(text);
    if (tagged.isPresent()) {
      repairs.add(new ReleasedRepair(Kind.TAGS, "cot_analysis", "<think>"));
      return tagged.get().reasoning();
    }
    return text;
  }

  private List<String> stressedWords(Object value) {
    if (value == null) {
      return List.of();
    }
    Object list = value;
    if (value instanceof String text) {
      if (ReleasedValues.isBlank(text)) {
        repairs.add(new ReleasedRepair(Kind.BLANK, "stressed_words", text));
        return List.of();
      }
      repairs.add(new ReleasedRepair(Kind.LIST_FORM, "stressed_words", text));
      list = listInText(text.strip());
    }
    if (!(list instanceof Iterable<?> items)) {
      repairs.add(new ReleasedRepair(Kind.DROPPED, "stressed_words", value.toString()));
      return List.of();
    }
    List<String> words = new ArrayList<>();
    boolean pairs = false;
    for (Object item : items) {
      if (item instanceof List<?> pair && pair.size() == 2) {
        pairs = true;
        if (isMarked(pair.get(1))) {
          words.add(String.valueOf(pair.get(0)));
        }
      } else if (item != null && !item.toString().isBlank()) {
        words.add(item.toString().strip());
      }
    }
    if (pairs && value == list) {
      repairs.add(new ReleasedRepair(Kind.LIST_FORM, "stressed_words", value.toString()));
    }
    return words;
  }

  private static boolean isMarked(Object mark) {
    return mark instanceof Number number ? number.doubleValue() > 0 : Boolean.TRUE.equals(mark);
  }

  /** A JSON list, a list in Python's notation, or words between commas. */
  private static Object listInText(String text) {
    if (text.startsWith("[")) {
      try {
        return JSON.readValue(text, List.class);
      } catch (JsonProcessingException e) {
        return wordsInText(text.substring(1, text.length() - (text.endsWith("]") ? 1 : 0)));
      }
    }
    return wordsInText(text);
  }

  private static List<String> wordsInText(String text) {
    List<String> words = new ArrayList<>();
    for (String part : text.split("[,;|]", -1)) {
      String word = part.strip().replaceAll("^['\"]|['\"]$", "");
      if (!word.isBlank()) {
        words.add(word);
      }
    }
    return words;
  }
}
