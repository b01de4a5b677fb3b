package emotionthinker.models.arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Arithmetic of arrays with numbers that may be differentiated.
 *
 * <p>DJL's own overloads that take a {@code Number} put it in a direct buffer of the JVM and let go
 * of that at once, while PyTorch keeps the array over it for the backward pass of a product, a
 * quotient, a power or a maximum. When the garbage collector runs in between, the gradient is made
 * of whatever stands there by then. The numbers here lie in memory of PyTorch, which counts who
 * needs them. (A sum keeps neither operand, so {@code add} and {@code sub} are safe.)
 */
public final class Scalars {
  private Scalars() {}

  /** {@code x} times a number, in the manager of {@code x}. */
  public static NDArray times(NDArray x, double factor) {
    try (NDArray number = number(x, factor)) {
      return x.mul(number);
    }
  }

  /** The larger of {@code x} and a number, in the manager of {@code x}. */
  public static NDArray atLeast(NDArray x, double bound) {
    try (NDArray number = number(x, bound)) {
      return x.maximum(number);
    }
  }

  private static NDArray number(NDArray x, double value) {
    return x.getManager().full(new Shape(), (float) value, DataType.FLOAT32);
  }
}
