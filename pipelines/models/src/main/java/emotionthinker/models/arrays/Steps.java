package emotionthinker.models.arrays;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/** Steps of a computation. */
public final class Steps {
  private Steps() {}

  /**
   * A step that is the last to need its input, which makes room at once and not when the batch
   * ends: the next step finds warm memory, as it does in Python, instead of what no cache has seen.
   * Gradients keep what they need.
   *
   * @param step must not give its input back
   */
  public static NDArray last(NDArray input, UnaryOperator<NDArray> step) {
    try (input) {
      return step.apply(input);
    }
  }
}
