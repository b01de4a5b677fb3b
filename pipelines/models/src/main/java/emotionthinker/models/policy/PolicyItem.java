package emotionthinker.models.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import java.io.Serializable;

/** One rollout with what the loss needs of it. */
public final class PolicyItem implements Answered, Serializable {
  private static final long serialVersionUID = 1L;
  private final PreparedPrompt prompt;
  private final int[] answer;
  private final double[] old;
  private final double[] reference;
  private final double advantage;

  /**
   * @param answer tokens, at least one
   * @param old log-probabilities under the policy that wrote it (nat)
   * @param reference under the reference; null when the loss has no KL term (nat)
   * @param advantage NaN for none
   */
  public PolicyItem(
      PreparedPrompt prompt,
      int[] answer,
      DoubleSeries old,
      DoubleSeries reference,
      double advantage) {
    if (answer.length == 0 || old.size() != answer.length) {
      throw Checks.bad("answer", answer.length + " tokens", "as many as old, at least one");
    }
    this.prompt = prompt;
    this.answer = answer.clone();
    this.old = old.toArray();
    this.reference = reference == null ? null : reference.toArray();
    this.advantage = advantage;
  }

  @Override
  public PreparedPrompt prompt() {
    return prompt;
  }

  @Override
  public int[] answer() {
    return answer;
  }

  DoubleSeries old() {
    return DoubleSeries.of(old);
  }

  DoubleSeries reference() {
    return reference == null ? null : DoubleSeries.of(reference);
  }

  double advantage() {
    return advantage;
  }
}
