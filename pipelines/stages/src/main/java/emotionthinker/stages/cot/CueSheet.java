package emotionthinker.stages.cot;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.Word;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a text about one utterance may cite, and what it is checked against: the nine cues of
 * EmotionCoT with the percentiles that give tolerance at level borders. Every component but {@code
 * transcriptShown} is null when it is not known; an unknown cue can be neither cited nor supported.
 *
 * @param pitchLevel pitch in words; null when not judged
 * @param pitchPercentile percentile in its group; null when not known (percent)
 * @param energyLevel energy in words; null when not judged
 * @param energyPercentile percentile in its group; null when not known (percent)
 * @param speedLevel speed in words; null when not judged
 * @param speedPercentile percentile in its group; null when not known (percent)
 * @param intonation contour; null when not known. Uncertain and too_short count as not known
 * @param stressedWords prominent words in order, empty when measured and none stands out; null when
 *     not measured
 * @param gender perceived or given gender; null when unknown
 * @param ageLevel age group; null when unknown
 * @param transcript words spoken; null when unknown
 * @param transcriptShown whether a text may quote the transcript and name its words
 * @param language BCP 47 tag of the transcript; null when unknown
 * @param emotion given label; null when unlabelled
 * @param pauseCount pauses inside speech; null when not measured (pauses)
 * @param voiceQualities measured voice qualities by name (breathy, creaky, ...), empty when
 *     measured and none applies; null when not measured
 */
public record CueSheet(
    Level pitchLevel,
    Double pitchPercentile,
    Level energyLevel,
    Double energyPercentile,
    SpeedLevel speedLevel,
    Double speedPercentile,
    Intonation intonation,
    List<String> stressedWords,
    Gender gender,
    AgeLevel ageLevel,
    String transcript,
    boolean transcriptShown,
    String language,
    Emotion emotion,
    Integer pauseCount,
    List<String> voiceQualities)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public CueSheet {
    Checks.percent("pitch_percentile", pitchPercentile);
    Checks.percent("energy_percentile", energyPercentile);
    Checks.percent("speed_percentile", speedPercentile);
    Checks.nonNegative("pause_count", pauseCount);
    stressedWords = stressedWords == null ? null : Checks.list("stressed_words", stressedWords);
    voiceQualities = voiceQualities == null ? null : Checks.list("voice_qualities", voiceQualities);
  }

  /**
   * The sheet of an utterance. Words without prominence mean that stress was not measured, so an
   * empty list of stressed words then is unknown, not "none".
   *
   * @param prosody measurements; null when there are none, and then pauses are unknown
   * @throws IllegalArgumentException when the rows are of different utterances
   */
  public static CueSheet of(Utterance utterance, Levels levels, Prosody prosody) {
    if (!utterance.utteranceId().equals(levels.utteranceId())
        || (prosody != null && !utterance.utteranceId().equals(prosody.utteranceId()))) {
      throw Checks.bad("utterance_id", levels.utteranceId(), "that of " + utterance.utteranceId());
    }
    boolean stressMeasured =
        !levels.stressedWords().isEmpty()
            || (prosody != null
                && prosody.words().stream().map(Word::prominence).anyMatch(Objects::nonNull));
    return new CueSheet(
        levels.pitchLevel(),
        levels.pitchPercentile(),
        levels.energyLevel(),
        levels.energyPercentile(),
        levels.speedLevel(),
        levels.speedPercentile(),
        levels.intonation(),
        stressMeasured ? levels.stressedWords() : null,
        levels.gender(),
        levels.ageLevel(),
        utterance.transcript(),
        utterance.transcript() != null && utterance.redistributeTranscript(),
        utterance.language(),
        utterance.emotion(),
        prosody == null ? null : prosody.pauseCount(),
        null);
  }

  /** The contour when it may be cited; null when unknown, uncertain or too short. */
  public Intonation citableIntonation() {
    return intonation == Intonation.UNCERTAIN || intonation == Intonation.TOO_SHORT
        ? null
        : intonation;
  }

  /** Voice cues that stand out: levels away from normal, and a citable contour. */
  public Set<Cue> salientCues() {
    Set<Cue> salient = EnumSet.noneOf(Cue.class);
    if (pitchLevel != null && pitchLevel != Level.NORMAL) {
      salient.add(Cue.PITCH);
    }
    if (energyLevel != null && energyLevel != Level.NORMAL) {
      salient.add(Cue.ENERGY);
    }
    if (speedLevel != null && speedLevel != SpeedLevel.NORMAL) {
      salient.add(Cue.SPEED);
    }
    if (citableIntonation() != null) {
      salient.add(Cue.INTONATION);
    }
    return salient;
  }

  /** Whether there is at least one voice cue that a text may cite. */
  public boolean hasCitableCue() {
    return pitchLevel != null
        || energyLevel != null
        || speedLevel != null
        || citableIntonation() != null;
  }

  /** This sheet with another label: what a label-blind writer concludes on. */
  public CueSheet withEmotion(Emotion other) {
    return new CueSheet(
        pitchLevel,
        pitchPercentile,
        energyLevel,
        energyPercentile,
        speedLevel,
        speedPercentile,
        intonation,
        stressedWords,
        gender,
        ageLevel,
        transcript,
        transcriptShown,
        language,
        other,
        pauseCount,
        voiceQualities);
  }
}
