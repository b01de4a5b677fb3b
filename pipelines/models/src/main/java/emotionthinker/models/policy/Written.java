package emotionthinker.models.policy;

import emotionthinker.schemas.DoubleSeries;
import java.io.Serializable;

/** One answer that was sampled. */
public final class Written implements Answered, Serializable {
  private static final long serialVersionUID = 1L;
  private final PreparedPrompt prompt;
  private final int rollout;
  private final int[] answer;
  private final double[] logProbs;
  private final boolean ended;

  Written(PreparedPrompt prompt, int rollout, int[] answer, double[] logProbs, boolean ended) {
    this.prompt = prompt;
    this.rollout = rollout;
    this.answer = answer;
    this.logProbs = logProbs;
    this.ended = ended;
  }

  @Override
  public PreparedPrompt prompt() {
    return prompt;
  }

  /** Number of the answer among those of its prompt, from 0. */
  public int rollout() {
    return rollout;
  }

  @Override
  public int[] answer() {
    return answer;
  }

  /** Log-probability of each token at temperature 1 (nat). */
  public DoubleSeries logProbs() {
    return DoubleSeries.of(logProbs);
  }

  /** Whether the policy ended it; otherwise the limit of tokens did. */
  public boolean ended() {
    return ended;
  }
}
