package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.RejectReason;

/**
 * One answer of a policy, or the reason why there is none.
 *
 * @param promptId that of the prompt
 * @param rollout number of the answer among those of the prompt, from 0
 * @param text what was written, tags included, may be empty; null for a failure
 * @param tokens tokens written, the end included; null when the policy does not say (tokens)
 * @param logProbs log-probability of each token at temperature 1 without top-p, the end included
 *     when it was written; null when the policy does not say (nat)
 * @param finish why it ends; null for a failure
 * @param failure why there is no text; null when there is one
 * @param detail what was seen, for a person; empty for an answer
 */
public record Generation(
    String promptId,
    int rollout,
    String text,
    Integer tokens,
    DoubleSeries logProbs,
    FinishReason finish,
    RejectReason failure,
    String detail) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Generation {
    Checks.text("prompt_id", promptId);
    Checks.nonNegative("rollout", rollout);
    Checks.nonNegative("tokens", tokens);
    Checks.present("detail", detail);
    if ((text == null) != (failure != null)) {
      throw Checks.bad("text", text, "present exactly when there is no failure");
    }
    if ((finish == null) != (failure != null)) {
      throw Checks.bad("finish", finish, "present exactly when there is no failure");
    }
    if (logProbs != null && (tokens == null || logProbs.size() != tokens)) {
      throw Checks.bad("log_probs", logProbs.size() + " values", "one per token: " + tokens);
    }
  }

  /** An answer. */
  public static Generation answered(
      String promptId,
      int rollout,
      String text,
      Integer tokens,
      DoubleSeries logProbs,
      FinishReason finish) {
    return new Generation(promptId, rollout, text, tokens, logProbs, finish, null, "");
  }

  /** No answer, for a reason. */
  public static Generation failed(
      String promptId, int rollout, RejectReason failure, String detail) {
    return new Generation(promptId, rollout, null, null, null, null, failure, detail);
  }
}
