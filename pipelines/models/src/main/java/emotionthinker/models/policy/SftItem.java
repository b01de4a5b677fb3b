package emotionthinker.models.policy;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/** One text to learn: a prompt, its answer, and how much each token of it counts. */
public final class SftItem implements Answered, Serializable {
  private static final long serialVersionUID = 1L;
  private final PreparedPrompt prompt;
  private final int[] answer;
  private final float[] weights;

  /**
   * @param answer tokens with the end
   * @param weights one per token, at least 0
   */
  public SftItem(PreparedPrompt prompt, int[] answer, float[] weights) {
    if (weights.length != answer.length || answer.length == 0) {
      throw Checks.bad("weights", weights.length + " values", "one per token, at least one");
    }
    this.prompt = prompt;
    this.answer = answer.clone();
    this.weights = weights.clone();
  }

  @Override
  public PreparedPrompt prompt() {
    return prompt;
  }

  @Override
  public int[] answer() {
    return answer;
  }

  float[] weights() {
    return weights;
  }

  /** Sum of the weights. */
  public double weight() {
    double sum = 0;
    for (float w : weights) {
      sum += w;
    }
    return sum;
  }
}
