package emotionthinker.schemas;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * An immutable series of doubles with value equality, for rewards and log-probabilities: a raw
 * array in a record would compare by identity. NaN is allowed, equals NaN, and means that there is
 * no value (not scored, excluded).
 */
public final class DoubleSeries {
  private final double[] values;

  private DoubleSeries(double[] values) {
    this.values = values;
  }

  /** Copies the values. */
  public static DoubleSeries of(double... values) {
    return new DoubleSeries(values.clone());
  }

  /** Collects the values. */
  public static DoubleSeries of(DoubleStream values) {
    return new DoubleSeries(values.toArray());
  }

  /** Number of values, missing ones included. */
  public int size() {
    return values.length;
  }

  /** The value at an index; NaN when there is none. */
  public double get(int index) {
    return values[index];
  }

  /** Whether there is a value at an index. */
  public boolean has(int index) {
    return !Double.isNaN(values[index]);
  }

  /** All values in order, NaN where there is none. */
  public DoubleStream stream() {
    return Arrays.stream(values);
  }

  /** A copy of all values. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DoubleSeries series && Arrays.equals(values, series.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
