package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;

/**
 * What a reward model says of one input: scores, or the reason why there are none. Never a zero in
 * place of a failure.
 *
 * @param id that of the input
 * @param scores the four dimensions; null for a failure
 * @param confidence how sure the model is, 0 to 1; null when it does not say (1)
 * @param failure why there are no scores; null when there are
 * @param detail what was seen, for a person; empty for scores
 */
public record RewardOutput(
    String id, DimensionScores scores, Double confidence, RejectReason failure, String detail) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardOutput {
    Checks.text("id", id);
    Checks.share("confidence", confidence);
    Checks.present("detail", detail);
    if ((scores == null) != (failure != null)) {
      throw Checks.bad("scores", scores, "present exactly when there is no failure");
    }
  }

  /** Scores with a confidence, which may be null. */
  public static RewardOutput scored(String id, DimensionScores scores, Double confidence) {
    return new RewardOutput(id, scores, confidence, null, "");
  }

  /** No scores, for a reason. */
  public static RewardOutput failed(String id, RejectReason failure, String detail) {
    return new RewardOutput(id, null, null, failure, detail);
  }
}
