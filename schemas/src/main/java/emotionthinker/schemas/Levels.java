package emotionthinker.schemas;

import java.util.List;

/**
 * Measurements of one utterance put in words.
 *
 * @param utteranceId key
 * @param pitchLevel pitch in words; null with a reason
 * @param pitchPercentile percentile of the value in its group; null without a level (percent)
 * @param pitchGroup group it was judged in; null without a level
 * @param pitchReason why there is no level; null when there is one
 * @param energyLevel energy in words; null with a reason
 * @param energyPercentile percentile of the value in its group; null without a level (percent)
 * @param energyGroup group it was judged in; null without a level
 * @param energyReason why there is no level; null when there is one
 * @param speedLevel speed in words; null with a reason
 * @param speedPercentile percentile of the value in its group; null without a level (percent)
 * @param speedGroup group it was judged in; null without a level
 * @param speedReason why there is no level; null when there is one
 * @param intonation contour in words
 * @param stressedWords words of the transcript that are prominent, in order; empty when none or
 *     unknown
 * @param gender perceived or given gender; null when unknown
 * @param genderSource metadata, model or acoustic; null when gender is null
 * @param ageLevel age group; null when unknown
 * @param ageSource metadata or model; null when age_level is null
 */
public record Levels(
    String utteranceId,
    Level pitchLevel,
    Double pitchPercentile,
    String pitchGroup,
    LevelReason pitchReason,
    Level energyLevel,
    Double energyPercentile,
    String energyGroup,
    LevelReason energyReason,
    SpeedLevel speedLevel,
    Double speedPercentile,
    String speedGroup,
    LevelReason speedReason,
    Intonation intonation,
    List<String> stressedWords,
    Gender gender,
    String genderSource,
    AgeLevel ageLevel,
    String ageSource) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Levels {
    Checks.text("utterance_id", utteranceId);
    Checks.percent("pitch_percentile", pitchPercentile);
    Checks.percent("energy_percentile", energyPercentile);
    Checks.percent("speed_percentile", speedPercentile);
    Checks.present("intonation", intonation);
    stressedWords = Checks.list("stressed_words", stressedWords);
    requireLevelOrReason("pitch", pitchLevel, pitchPercentile, pitchGroup, pitchReason);
    requireLevelOrReason("energy", energyLevel, energyPercentile, energyGroup, energyReason);
    requireLevelOrReason("speed", speedLevel, speedPercentile, speedGroup, speedReason);
  }

  private static void requireLevelOrReason(
      String name, Object level, Double percentile, String group, LevelReason reason) {
    boolean judged = level != null && percentile != null && group != null && reason == null;
    boolean declined = level == null && percentile == null && group == null && reason != null;
    if (!judged && !declined) {
      throw Checks.bad(
          name + "_level",
          level,
          "a level with percentile and group, or null with only a reason (got percentile "
              + percentile
              + ", group "
              + group
              + ", reason "
              + reason
              + ")");
    }
  }
}
