package emotionthinker.schemas;

/**
 * Scores of one chain of thought by a reward model.
 *
 * @param utteranceId key
 * @param candidateId candidate scored
 * @param factualAlignment claims agree with the audio (1..5)
 * @param interpretativeQuality cues are turned into the emotion sensibly (1..5)
 * @param captionCompleteness salient cues are covered (1..5)
 * @param fluencyAndStructuralClarity reads well and in order (1..5)
 * @param rT reasoning reward, weighted mean of the dimensions / 5 (1)
 * @param confidence confidence of the model; null when it gives none (1)
 * @param rewardModel id and version of the model
 */
public record Scored(
    String utteranceId,
    String candidateId,
    double factualAlignment,
    double interpretativeQuality,
    double captionCompleteness,
    double fluencyAndStructuralClarity,
    double rT,
    Double confidence,
    String rewardModel) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Scored {
    Checks.text("utterance_id", utteranceId);
    Checks.text("candidate_id", candidateId);
    Checks.score("factual_alignment", factualAlignment);
    Checks.score("interpretative_quality", interpretativeQuality);
    Checks.score("caption_completeness", captionCompleteness);
    Checks.score("fluency_and_structural_clarity", fluencyAndStructuralClarity);
    Checks.share("r_t", rT);
    Checks.share("confidence", confidence);
    Checks.text("reward_model", rewardModel);
  }
}
