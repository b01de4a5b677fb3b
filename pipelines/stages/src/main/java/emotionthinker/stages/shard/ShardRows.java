package emotionthinker.stages.shard;

import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.ShardMeasurements;
import emotionthinker.schemas.ShardProvenance;
import emotionthinker.schemas.ShardScores;
import emotionthinker.schemas.TrainingSubset;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CotText;
import java.util.List;

/** Builds the rows of shards out of the rows of the tables before. */
public final class ShardRows {
  private ShardRows() {}

  /**
   * One row. The transcription, and with it the stressed words, which are words of it, stay out
   * when the corpus does not let them be shown.
   *
   * @param utterance what was ingested
   * @param prosody what was measured
   * @param levels the measurements in words
   * @param cot the verified reasoning
   * @param scored scores of the reward model; null when not scored
   * @param subset training stage; null outside the train split
   * @param audio how the audio goes in
   * @param bytes what {@code audio} wants; null exactly for a path
   * @throws IllegalArgumentException when the inputs are not of one utterance
   */
  public static EmotionCotRow row(
      Utterance utterance,
      Prosody prosody,
      Levels levels,
      Cot cot,
      Scored scored,
      TrainingSubset subset,
      ShardAudioPlan audio,
      ByteSeries bytes) {
    String id = utterance.utteranceId();
    requireSame(id, prosody.utteranceId());
    requireSame(id, levels.utteranceId());
    requireSame(id, cot.utteranceId());
    if (scored != null) {
      requireSame(id, scored.utteranceId());
      requireSame(cot.candidateId(), scored.candidateId());
    }
    boolean shown = utterance.redistributeTranscript();
    return new EmotionCotRow(
        audio.audio(bytes),
        shown ? utterance.transcript() : null,
        cot.answer().ordinal(),
        levels.pitchLevel(),
        levels.energyLevel(),
        levels.speedLevel(),
        shown ? levels.stressedWords() : List.of(),
        levels.intonation(),
        levels.gender(),
        levels.ageLevel(),
        cot.reasoning(),
        CotText.format(cot.reasoning(), cot.answer()),
        subset,
        id,
        utterance.corpus(),
        utterance.speakerId(),
        utterance.language(),
        utterance.durationS(),
        utterance.sampleRateHz(),
        utterance.audioSha256(),
        audio.form(),
        cot.factualAlignment(),
        measurements(prosody, levels),
        scored == null ? null : scores(scored),
        provenance(utterance, levels, cot));
  }

  private static ShardMeasurements measurements(Prosody prosody, Levels levels) {
    return new ShardMeasurements(
        prosody.f0MedianHz(),
        prosody.f0RangeSt(),
        prosody.f0SlopeSt(),
        prosody.f0Reliable(),
        prosody.voicedShare(),
        prosody.energyDbfs(),
        prosody.estSnrDb(),
        prosody.articulationRateSps(),
        prosody.speakingRateSps(),
        prosody.pauseCount(),
        prosody.pauseS(),
        prosody.jitterLocal(),
        prosody.shimmerLocal(),
        prosody.hnrDb(),
        prosody.intonationConfidence(),
        levels.pitchPercentile(),
        levels.pitchGroup(),
        levels.energyPercentile(),
        levels.energyGroup(),
        levels.speedPercentile(),
        levels.speedGroup());
  }

  private static ShardScores scores(Scored scored) {
    return new ShardScores(
        scored.factualAlignment(),
        scored.interpretativeQuality(),
        scored.captionCompleteness(),
        scored.fluencyAndStructuralClarity(),
        scored.rT(),
        scored.rewardModel());
  }

  private static ShardProvenance provenance(Utterance utterance, Levels levels, Cot cot) {
    return new ShardProvenance(
        cot.teacher(),
        cot.model(),
        cot.candidateId(),
        utterance.licence(),
        utterance.emotionRaw(),
        utterance.labelAgreement(),
        levels.genderSource(),
        levels.ageSource(),
        utterance.splitSharesSpeakers());
  }

  private static void requireSame(String expected, String id) {
    if (!expected.equals(id)) {
      throw new IllegalArgumentException("a row of " + id + " was joined to " + expected);
    }
  }
}
