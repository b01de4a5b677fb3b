package emotionthinker.schemas;

import java.util.Arrays;

/**
 * An immutable series of floats with value equality, for contours: a raw array in a record would
 * compare by identity. NaN is allowed and equals NaN (unvoiced, not measured).
 */
public final class FloatSeries {
  private final float[] values;

  private FloatSeries(float[] values) {
    this.values = values;
  }

  /** Copies the values. */
  public static FloatSeries of(float... values) {
    return new FloatSeries(values.clone());
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /** The value at an index. */
  public float get(int index) {
    return values[index];
  }

  /** A copy of all values. */
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatSeries series && Arrays.equals(values, series.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FloatSeries[" + values.length + "]";
  }
}
