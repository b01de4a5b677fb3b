package emotionthinker.stages.shard;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import java.util.List;

/**
 * A row of an EmotionCoT file as others released it, with its values repaired.
 *
 * @param audioPath where the audio lies, relative as a rule; null when not said
 * @param dataset source corpus; null when not said
 * @param transcription words spoken; null when not said
 * @param emotion label
 * @param pitchLevel low, normal or high; null when not said
 * @param energyLevel low, normal or high; null when not said
 * @param speedLevel slow, normal or fast; null when not said
 * @param stressedWords prominent words, in order; empty when none or not said
 * @param intonation contour, uncertain and too_short included; null when not said
 * @param gender perceived gender; null when not said
 * @param ageLevel perceived age group; null when not said
 * @param cotAnalysis reasoning without tags; null when not said
 */
public record ReleasedRow(
    String audioPath,
    String dataset,
    String transcription,
    Emotion emotion,
    Level pitchLevel,
    Level energyLevel,
    SpeedLevel speedLevel,
    List<String> stressedWords,
    Intonation intonation,
    Gender gender,
    AgeLevel ageLevel,
    String cotAnalysis) {

  /** Checks that there is a label and something it is the label of. */
  public ReleasedRow {
    Checks.present("emotion", emotion);
    stressedWords = Checks.list("stressed_words", stressedWords);
    if (audioPath == null && transcription == null) {
      throw Checks.bad("audio_path", null, "present when there is no transcription");
    }
  }
}
