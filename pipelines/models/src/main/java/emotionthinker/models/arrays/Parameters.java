package emotionthinker.models.arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Named arrays of a network, in the order they were made; closing gives their memory back. As one
 * flat array of numbers they stand in the order of their names.
 */
public final class Parameters implements AutoCloseable {
  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /** None yet; their memory is freed with the parent's at the latest. */
  public Parameters(NDManager parent) {
    this.manager = parent.newSubManager();
  }

  /** Adds an array of normal random numbers. */
  public void normal(String name, double sd, long... shape) {
    NDArray drawn = manager.randomNormal(0f, (float) sd, new Shape(shape), DataType.FLOAT32);
    arrays.put(name, drawn);
  }

  /** Adds an array of one number. */
  public void constant(String name, double value, long... shape) {
    arrays.put(name, manager.full(new Shape(shape), (float) value, DataType.FLOAT32));
  }

  /** Adds the weight and the bias of a linear map, He-scaled. */
  public void linear(String name, int in, int out) {
    normal(name + ".weight", Math.sqrt(1.0 / in), out, in);
    constant(name + ".bias", 0, out);
  }

  /** Adds scale and shift of a layer norm. */
  public void norm(String name, int units) {
    constant(name + ".weight", 1, units);
    constant(name + ".bias", 0, units);
  }

  /** The array of a name; null when there is none. */
  public NDArray get(String name) {
    return arrays.get(name);
  }

  /** All arrays by name. */
  public Map<String, NDArray> all() {
    return arrays;
  }

  /** Numbers in all arrays. */
  public long size() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  /** Has gradients kept for all of them. */
  public void requireGradients() {
    arrays.values().forEach(a -> a.setRequiresGradient(true));
  }

  /** Copies of the numbers. */
  public Map<String, Weights> copy() {
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
  public void set(Map<String, Weights> values) {
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

  /** Shapes by name, sorted. */
  public SortedMap<String, Shape> shapes() {
    SortedMap<String, Shape> out = new TreeMap<>();
    arrays.forEach((name, array) -> out.put(name, array.getShape()));
    return out;
  }

  /** All numbers, flat. */
  public float[] flat() {
    return flat(NDArray::toFloatArray);
  }

  /** All gradients, flat, which are set to 0 by that; 0 where an array took no part. */
  public float[] takeGradients() {
    return flat(
        array -> {
          // reading a gradient that lies across memory makes a copy in its manager
          try (NDManager step = manager.newSubManager()) {
            NDArray gradient = array.getGradient();
            gradient.attach(step);
            float[] out = gradient.toFloatArray();
            gradient.subi(gradient);
            return out;
          }
        });
  }

  private float[] flat(Function<NDArray, float[]> numbers) {
    float[] out = new float[Math.toIntExact(size())];
    int at = 0;
    for (String name : shapes().keySet()) {
      float[] part = numbers.apply(arrays.get(name));
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  /**
   * Takes flat numbers over.
   *
   * @throws IllegalArgumentException when there are not as many as the arrays have
   */
  public void setFlat(float[] numbers) {
    if (numbers.length != size()) {
      throw new IllegalArgumentException(numbers.length + " numbers, not " + size());
    }
    int at = 0;
    for (String name : shapes().keySet()) {
      NDArray array = arrays.get(name);
      int size = Math.toIntExact(array.size());
      array.set(Arrays.copyOfRange(numbers, at, at + size));
      at += size;
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  /** Numbers of an array, row by row. */
  public static final class Weights {
    private final long[] shape;
    private final float[] values;

    /** Copies both. */
    public Weights(long[] shape, float[] values) {
      this.shape = shape.clone();
      this.values = values.clone();
    }

    /** Sides. */
    public long[] shape() {
      return shape.clone();
    }

    /** The numbers. */
    public float[] values() {
      return values.clone();
    }
  }
}
