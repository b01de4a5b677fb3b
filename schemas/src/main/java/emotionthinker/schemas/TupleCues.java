package emotionthinker.schemas;

import java.util.List;

/**
 * The cues that a reasoning may cite, as the reward model sees them.
 *
 * @param pitchLevel pitch in words; null when not judged
 * @param pitchPercentile percentile in its group; null when not known (percent)
 * @param energyLevel energy in words; null when not judged
 * @param energyPercentile percentile in its group; null when not known (percent)
 * @param speedLevel speed in words; null when not judged
 * @param speedPercentile percentile in its group; null when not known (percent)
 * @param intonation contour in words; null when not known
 * @param stressMeasured whether an empty list of stressed words means that none stands out
 * @param stressedWords prominent words in order; empty when none or unknown
 * @param gender perceived or given gender; null when unknown
 * @param ageLevel age group; null when unknown
 * @param transcript words spoken; null when unknown
 * @param transcriptShown whether a text may quote the transcript
 * @param language BCP 47 tag of the transcript; null when unknown
 * @param emotion emotion that the reasoning concludes on; null when unknown
 * @param pauseCount pauses inside speech; null when not measured (pauses)
 */
public record TupleCues(
    Level pitchLevel,
    Double pitchPercentile,
    Level energyLevel,
    Double energyPercentile,
    SpeedLevel speedLevel,
    Double speedPercentile,
    Intonation intonation,
    boolean stressMeasured,
    List<String> stressedWords,
    Gender gender,
    AgeLevel ageLevel,
    String transcript,
    boolean transcriptShown,
    String language,
    Emotion emotion,
    Integer pauseCount) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TupleCues {
    Checks.percent("pitch_percentile", pitchPercentile);
    Checks.percent("energy_percentile", energyPercentile);
    Checks.percent("speed_percentile", speedPercentile);
    stressedWords = Checks.list("stressed_words", stressedWords);
    Checks.nonNegative("pause_count", pauseCount);
  }
}
