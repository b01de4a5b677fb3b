package emotionthinker.schemas;

/**
 * Scores of the reasoning by the reward model.
 *
 * @param factualAlignment claims agree with the audio (1..5)
 * @param interpretativeQuality cues are turned into the emotion sensibly (1..5)
 * @param captionCompleteness salient cues are covered (1..5)
 * @param fluencyAndStructuralClarity reads well and in order (1..5)
 * @param rT reasoning reward, weighted mean of the dimensions / 5 (1)
 * @param rewardModel id and version of the model
 */
public record ShardScores(
    double factualAlignment,
    double interpretativeQuality,
    double captionCompleteness,
    double fluencyAndStructuralClarity,
    double rT,
    String rewardModel) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ShardScores {
    Checks.score("factual_alignment", factualAlignment);
    Checks.score("interpretative_quality", interpretativeQuality);
    Checks.score("caption_completeness", captionCompleteness);
    Checks.score("fluency_and_structural_clarity", fluencyAndStructuralClarity);
    Checks.share("r_t", rT);
    Checks.text("reward_model", rewardModel);
  }
}
