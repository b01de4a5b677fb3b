package emotionthinker.stages.shard;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.shard.ReleasedRepair.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words that released rows use for the values of a cue. */
final class ReleasedValues {
  private static final Set<String> BLANKS =
      Set.of("", "unknown", "none", "null", "nan", "n/a", "na", "unspecified");

  private static final Map<String, WireName> MISPRINTS =
      Map.of("aiddle-aged", AgeLevel.MIDDLE_AGED);

  private static final Map<Class<?>, Map<String, WireName>> SYNONYMS =
      Map.of(
          Level.class,
          Map.of("medium", Level.NORMAL, "moderate", Level.NORMAL, "mid", Level.NORMAL),
          SpeedLevel.class,
          Map.of(
              "medium", SpeedLevel.NORMAL,
              "moderate", SpeedLevel.NORMAL,
              "low", SpeedLevel.SLOW,
              "high", SpeedLevel.FAST),
          Intonation.class,
          Map.of(
              "level", Intonation.FLAT,
              "monotone", Intonation.FLAT,
              "rise-fall", Intonation.RISING_FALLING,
              "fall-rise", Intonation.FALLING_RISING,
              "insufficient", Intonation.TOO_SHORT),
          Gender.class,
          Map.of("m", Gender.MALE, "man", Gender.MALE, "f", Gender.FEMALE, "woman", Gender.FEMALE),
          AgeLevel.class,
          Map.of(
              "children", AgeLevel.CHILD,
              "teen", AgeLevel.TEENAGER,
              "youth-adult", AgeLevel.YOUNG_ADULT,
              "senior", AgeLevel.ELDERLY,
              "old", AgeLevel.ELDERLY));

  private ReleasedValues() {}

  /** Whether a text says that there is no value. */
  static boolean isBlank(String text) {
    return BLANKS.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** The constant that a text means, or null; notes what had to be repaired. */
  static <E extends Enum<E> & WireName> E parse(
      Class<E> type, String field, String text, List<ReleasedRepair> repairs) {
    if (isBlank(text)) {
      repairs.add(new ReleasedRepair(Kind.BLANK, field, text));
      return null;
    }
    String folded = fold(text);
    for (E constant : type.getEnumConstants()) {
      if (fold(constant.wire()).equals(folded)) {
        if (!constant.wire().equals(text)) {
          repairs.add(new ReleasedRepair(Kind.SPELLING, field, text));
        }
        return constant;
      }
    }
    boolean misprint = type.isInstance(MISPRINTS.get(folded));
    WireName meant =
        misprint ? MISPRINTS.get(folded) : SYNONYMS.getOrDefault(type, Map.of()).get(folded);
    Kind kind = misprint ? Kind.MISPRINT : meant == null ? Kind.DROPPED : Kind.SYNONYM;
    repairs.add(new ReleasedRepair(kind, field, text));
    return type.cast(meant);
  }

  /** Lower case, with single hyphens for blanks and underscores. */
  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_\\u2010-\\u2015-]+", "-");
  }
}
