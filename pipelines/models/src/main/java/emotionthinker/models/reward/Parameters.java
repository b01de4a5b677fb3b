package emotionthinker.models.reward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Named arrays of a network, in the order they were made; closing gives their memory back. */
final class Parameters implements AutoCloseable {
  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  Parameters(NDManager parent) {
    this.manager = parent.newSubManager();
  }

  /** Adds an array of normal random numbers. */
  void normal(String name, double sd, long... shape) {
    NDArray drawn = manager.randomNormal(0f, (float) sd, new Shape(shape), DataType.FLOAT32);
    arrays.put(name, drawn);
  }

  /** Adds an array of one number. */
  void constant(String name, double value, long... shape) {
    arrays.put(name, manager.full(new Shape(shape), (float) value, DataType.FLOAT32));
  }

  /** Adds the weight and the bias of a linear map, He-scaled. */
  void linear(String name, int in, int out) {
    normal(name + ".weight", Math.sqrt(1.0 / in), out, in);
    constant(name + ".bias", 0, out);
  }

  /** Adds scale and shift of a layer norm. */
  void norm(String name, int units) {
    constant(name + ".weight", 1, units);
    constant(name + ".bias", 0, units);
  }

  NDArray get(String name) {
    return arrays.get(name);
  }

  Map<String, NDArray> all() {
    return arrays;
  }

  /** Numbers in all arrays. */
  long size() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  void requireGradients() {
    arrays.values().forEach(a -> a.setRequiresGradient(true));
  }

  /** Copies of the numbers. */
  Map<String, Weights> copy() {
    Map<String, Weights> out = new TreeMap<>();
    arrays.forEach(
        (name, a) -> out.put(name, new Weights(a.getShape().getShape(), a.toFloatArray())));
    return out;
  }

  /**
   * Takes the numbers over.
   *
   * @throws IllegalArgumentException when a name is missing or has another shape
   */
  void set(Map<String, Weights> values) {
    if (!values.keySet().equals(new TreeMap<>(arrays).keySet())) {
      throw new IllegalArgumentException(
          "weights are of another network: " + values.keySet() + ", not " + arrays.keySet());
    }
    arrays.forEach(
        (name, array) -> {
          Weights weights = values.get(name);
          if (!array.getShape().equals(new Shape(weights.shape()))) {
            throw new IllegalArgumentException(
                name + " has shape " + new Shape(weights.shape()) + ", not " + array.getShape());
          }
          array.set(weights.values());
        });
  }

  @Override
  public void close() {
    manager.close();
  }

  /** Numbers of an array, row by row. */
  static final class Weights {
    private final long[] shape;
    private final float[] values;

    Weights(long[] shape, float[] values) {
      this.shape = shape.clone();
      this.values = values.clone();
    }

    long[] shape() {
      return shape.clone();
    }

    float[] values() {
      return values.clone();
    }
  }
}
