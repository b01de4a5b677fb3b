package emotionthinker.signal;

import java.util.Arrays;

/**
 * A contour: equally spaced values with the time of the first one. Value <i>i</i> belongs to the
 * time {@code startS + i * stepS}; NaN means "not defined here" (unvoiced, digital silence).
 * Immutable, and equal when start, step and all values are equal bit by bit.
 */
public final class FloatSeries {
  private final double startS;
  private final double stepS;
  private final float[] values;

  /**
   * Copies the first {@code size} values.
   *
   * @param startS time of the first value, s
   * @param stepS distance of two values, s, above 0
   */
  public FloatSeries(double startS, double stepS, float[] values, int size) {
    if (!(stepS > 0) || !Double.isFinite(startS)) {
      throw new IllegalArgumentException(
          "startS must be finite and stepS above 0: " + startS + ", " + stepS);
    }
    this.startS = startS;
    this.stepS = stepS;
    this.values = Arrays.copyOf(values, size);
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /** Time of the first value, s. */
  public double startS() {
    return startS;
  }

  /** Distance of two values, s. */
  public double stepS() {
    return stepS;
  }

  /** Time of value {@code i}, s. */
  public double timeS(int i) {
    return startS + i * stepS;
  }

  /** Value {@code i}; NaN where undefined. */
  public float value(int i) {
    return values[i];
  }

  /** A copy of all values. */
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof FloatSeries other
        && Double.compare(startS, other.startS) == 0
        && Double.compare(stepS, other.stepS) == 0
        && Arrays.equals(values, other.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Double.hashCode(startS) + Double.hashCode(stepS)) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FloatSeries[" + size() + " from " + startS + " s by " + stepS + " s]";
  }
}
