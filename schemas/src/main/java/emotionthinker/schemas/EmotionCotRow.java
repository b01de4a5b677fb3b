package emotionthinker.schemas;

import java.util.List;

/**
 * One row of an EmotionCoT shard. The first eleven fields have the names of the released data set,
 * with audio for its audio_path.
 *
 * @param audio audio of the utterance
 * @param transcription words spoken; null when not given or not to be shown
 * @param emotion index of the emotion in the nine names of the ClassLabel
 * @param pitchLevel low, normal or high; null when not judged
 * @param energyLevel low, normal or high; null when not judged
 * @param speedLevel slow, normal or fast; null when not judged
 * @param stressedWords prominent words of the transcription, in order; empty when none, unknown or
 *     not to be shown
 * @param intonation contour in words
 * @param gender perceived or given gender; null when unknown
 * @param ageLevel age group; null when unknown
 * @param cotAnalysis the reasoning, without tags
 * @param target training target: {@code <think>reasoning</think><answer>label</answer>}
 * @param subset cold_start or rl for the train split; null in others
 * @param utteranceId key
 * @param corpus corpus name
 * @param speakerId corpus/speaker
 * @param language BCP 47 language tag, und when unknown
 * @param durationS duration of the utterance (s)
 * @param sampleRateHz sample rate of the source file (Hz)
 * @param audioSha256 SHA-256 of the decoded PCM of the utterance
 * @param audioForm original (bytes of the whole file), pcm16_wav (this channel or segment as 16-bit
 *     WAV) or path (no bytes)
 * @param claimSupport share of verifiable claims of the reasoning that the measurements support (1)
 * @param measurements what the levels were judged from
 * @param scores scores of the reward model; null when not scored
 * @param provenance where the row comes from
 */
public record EmotionCotRow(
    ShardAudio audio,
    String transcription,
    long emotion,
    Level pitchLevel,
    Level energyLevel,
    SpeedLevel speedLevel,
    List<String> stressedWords,
    Intonation intonation,
    Gender gender,
    AgeLevel ageLevel,
    String cotAnalysis,
    String target,
    TrainingSubset subset,
    String utteranceId,
    String corpus,
    String speakerId,
    String language,
    double durationS,
    int sampleRateHz,
    String audioSha256,
    AudioForm audioForm,
    double claimSupport,
    ShardMeasurements measurements,
    ShardScores scores,
    ShardProvenance provenance) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public EmotionCotRow {
    Checks.present("audio", audio);
    stressedWords = Checks.list("stressed_words", stressedWords);
    Checks.present("intonation", intonation);
    Checks.text("cot_analysis", cotAnalysis);
    Checks.text("target", target);
    Checks.text("utterance_id", utteranceId);
    Checks.text("corpus", corpus);
    Checks.text("speaker_id", speakerId);
    Checks.text("language", language);
    Checks.positive("duration_s", durationS);
    Checks.positive("sample_rate_hz", sampleRateHz);
    Checks.text("audio_sha256", audioSha256);
    Checks.present("audio_form", audioForm);
    Checks.share("claim_support", claimSupport);
    Checks.present("measurements", measurements);
    Checks.present("provenance", provenance);
    if (emotion < 0 || emotion >= Emotion.values().length) {
      throw Checks.bad("emotion", emotion, "from 0 to " + (Emotion.values().length - 1));
    }
    if ((audioForm == AudioForm.PATH) != (audio.bytes() == null)) {
      throw Checks.bad("audio_form", audioForm.wire(), "path exactly when audio has no bytes");
    }
  }
}
