package emotionthinker.stages.levels;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Attribute;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.Word;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts measurements into words by frozen edges. A value is low up to the first cut (included),
 * normal up to the second (included), else high. The group is the speaker's where the edges have
 * speaker groups, else the corpus (and for pitch the gender), else, for pitch and speed, all
 * corpora pooled. A group whose cuts are too close gives no level and no fallback: wider groups
 * would only hide that this recording does not spread.
 *
 * <table>
 * <caption>Which group judges</caption>
 * <tr><td>speaker group, large enough</td><td>it</td></tr>
 * <tr><td>corpus group, large enough</td><td>it</td></tr>
 * <tr><td>corpus group too small</td><td>pooled; energy: GROUP_TOO_SMALL</td></tr>
 * <tr><td>corpus not known to the edges</td><td>pooled when the options allow it; else, and for
 * energy always, NO_GROUP</td></tr>
 * <tr><td>pooled group too small</td><td>GROUP_TOO_SMALL</td></tr>
 * <tr><td>pitch without gender, no speaker group</td><td>GENDER_UNKNOWN</td></tr>
 * </table>
 */
public final class LevelJudge implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String FROM_METADATA = "metadata";
  private static final String FROM_MODEL = "model";

  private final LevelsOptions options;
  private final Map<LevelGroups.Group, LevelEdge> edges = new HashMap<>();

  /**
   * A judge with the given edges.
   *
   * @throws UserException when an edge is of another version or occurs twice
   */
  public LevelJudge(LevelsOptions options, Iterable<LevelEdge> edges) {
    this.options = options;
    for (LevelEdge edge : edges) {
      if (edge.edgesVersion() != LevelFit.EDGES_VERSION) {
        throw UserException.badValue(
            "edges_version",
            edge.edgesVersion(),
            String.valueOf(LevelFit.EDGES_VERSION),
            "fit the levels again with this version of the program");
      }
      LevelGroups.Group group =
          new LevelGroups.Group(edge.attribute(), edge.basis(), edge.groupKey());
      if (this.edges.put(group, edge) != null) {
        throw UserException.badValue(
            "level edge", group, "one row per group", "use the edges of one fit only");
      }
    }
  }

  /**
   * The levels of one utterance.
   *
   * @throws IllegalArgumentException when the two are not of the same utterance
   */
  public Levels judge(Utterance utterance, Prosody prosody) {
    if (!utterance.utteranceId().equals(prosody.utteranceId())) {
      throw new IllegalArgumentException(
          "prosody of " + prosody.utteranceId() + " is not of " + utterance.utteranceId());
    }
    Judgement pitch = judge(Attribute.PITCH, utterance, prosody);
    Judgement energy = judge(Attribute.ENERGY, utterance, prosody);
    Judgement speed = judge(Attribute.SPEED, utterance, prosody);
    Double age = utterance.ageYears() == null ? prosody.voiceAgeYears() : utterance.ageYears();
    return new Levels(
        utterance.utteranceId(),
        pitch.level,
        pitch.percentile,
        pitch.group,
        pitch.reason,
        energy.level,
        energy.percentile,
        energy.group,
        energy.reason,
        speed.level == null ? null : SpeedLevel.values()[speed.level.ordinal()],
        speed.percentile,
        speed.group,
        speed.reason,
        intonation(prosody, options.minIntonationConfidence()),
        stressedWords(prosody.words(), options.stressProminence()),
        utterance.gender() == null ? prosody.voiceGender() : utterance.gender(),
        utterance.gender() == null ? prosody.voiceGenderSource() : FROM_METADATA,
        age == null ? null : ageLevel(age),
        age == null ? null : utterance.ageYears() == null ? FROM_MODEL : FROM_METADATA);
  }

  /**
   * The contour in one word, as EmotionCoT's annotation collapses it: insufficient is too_short; a
   * confidence below {@code minConfidence}, or none, is uncertain; a direction is itself; a level
   * contour is expressive when its dynamics are, else flat.
   */
  public static Intonation intonation(Prosody prosody, double minConfidence) {
    return switch (prosody.intonationShape()) {
      case "insufficient" -> Intonation.TOO_SHORT;
      case "rising", "falling", "rising-falling", "falling-rising", "level" -> {
        Double confidence = prosody.intonationConfidence();
        if (confidence == null || confidence < minConfidence) {
          yield Intonation.UNCERTAIN;
        }
        yield switch (prosody.intonationShape()) {
          case "rising" -> Intonation.RISING;
          case "falling" -> Intonation.FALLING;
          case "rising-falling" -> Intonation.RISING_FALLING;
          case "falling-rising" -> Intonation.FALLING_RISING;
          default ->
              "expressive".equals(prosody.intonationDynamics())
                  ? Intonation.EXPRESSIVE
                  : Intonation.FLAT;
        };
      }
      default ->
          throw new IllegalArgumentException(
              "intonation_shape = " + prosody.intonationShape() + " of " + prosody.utteranceId());
    };
  }

  /** Words at least so prominent, in order; words without a prominence are not stressed. */
  public static List<String> stressedWords(List<Word> words, double minProminence) {
    return words.stream()
        .filter(word -> word.prominence() != null && word.prominence() >= minProminence)
        .map(Word::text)
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** The age group with the bounds 13, 20, 35 and 60 years. */
  public static AgeLevel ageLevel(double ageYears) {
    return ageYears < 13
        ? AgeLevel.CHILD
        : ageYears < 20
            ? AgeLevel.TEENAGER
            : ageYears < 35
                ? AgeLevel.YOUNG_ADULT
                : ageYears < 60 ? AgeLevel.MIDDLE_AGED : AgeLevel.ELDERLY;
  }

  private Judgement judge(Attribute attribute, Utterance utterance, Prosody prosody) {
    AttributeValue measured = AttributeValue.of(attribute, prosody);
    if (measured.value() == null) {
      return Judgement.declined(measured.reason());
    }
    LevelEdge own = edges.get(LevelGroups.speaker(attribute, utterance.speakerId()));
    if (isLarge(own)) {
      return Judgement.of(own, measured.value());
    }
    Gender gender = LevelGroups.gender(utterance, prosody);
    LevelGroups.Group corpusGroup = LevelGroups.corpus(attribute, utterance.corpus(), gender);
    if (corpusGroup == null) {
      return Judgement.declined(LevelReason.GENDER_UNKNOWN);
    }
    LevelEdge corpus = edges.get(corpusGroup);
    if (isLarge(corpus)) {
      return Judgement.of(corpus, measured.value());
    }
    LevelReason without = corpus == null ? LevelReason.NO_GROUP : LevelReason.GROUP_TOO_SMALL;
    LevelGroups.Group pooledGroup = LevelGroups.pooled(attribute, gender);
    if (pooledGroup == null || (corpus == null && !options.pooledForUnknownCorpus())) {
      return Judgement.declined(without);
    }
    LevelEdge pooled = edges.get(pooledGroup);
    if (pooled == null) {
      return Judgement.declined(without);
    }
    return Judgement.of(pooled, measured.value());
  }

  private static boolean isLarge(LevelEdge edge) {
    return edge != null && edge.reason() != LevelReason.GROUP_TOO_SMALL;
  }

  /** A level with percentile and group, or only a reason. */
  private record Judgement(Level level, Double percentile, String group, LevelReason reason) {
    static Judgement declined(LevelReason reason) {
      return new Judgement(null, null, null, reason);
    }

    static Judgement of(LevelEdge edge, double value) {
      if (edge.reason() != null) {
        return declined(edge.reason());
      }
      Level level =
          value <= edge.cuts().get(0)
              ? Level.LOW
              : value <= edge.cuts().get(1) ? Level.NORMAL : Level.HIGH;
      return new Judgement(
          level,
          Percentiles.rank(edge.quantiles(), value),
          edge.basis().wire() + ":" + edge.groupKey(),
          null);
    }
  }
}
