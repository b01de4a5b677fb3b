package emotionthinker.schemas;

import java.util.List;

/**
 * Invariants of records. Every method throws {@link IllegalArgumentException} that names the field,
 * the value and what is allowed; boxed arguments may be null, which means not measured and passes.
 */
public final class Checks {
  private Checks() {}

  /** The exception for a field with a value outside what is allowed. */
  public static IllegalArgumentException bad(String name, Object value, String allowed) {
    return new IllegalArgumentException(
        name + " = " + value + " is not allowed: must be " + allowed);
  }

  /** Not null. */
  public static <T> T present(String name, T value) {
    if (value == null) {
      throw bad(name, null, "present");
    }
    return value;
  }

  /** Not null and without null elements; returns an unmodifiable copy. */
  public static <T> List<T> list(String name, List<T> values) {
    present(name, values);
    for (T value : values) {
      present(name + " element", value);
    }
    return List.copyOf(values);
  }

  /** Not null, not blank. */
  public static String text(String name, String value) {
    if (value == null || value.isBlank()) {
      throw bad(name, value == null ? null : "\"" + value + "\"", "non-blank text");
    }
    return value;
  }

  /** Finite. */
  public static void finite(String name, Double value) {
    range(name, value, -Double.MAX_VALUE, Double.MAX_VALUE, "finite");
  }

  /** Finite and at least 0. */
  public static void nonNegative(String name, Double value) {
    range(name, value, 0, Double.MAX_VALUE, "finite and at least 0");
  }

  /** At least 0. */
  public static void nonNegative(String name, Integer value) {
    range(name, asDouble(value), 0, Integer.MAX_VALUE, "at least 0");
  }

  /** At least 0. */
  public static void nonNegative(String name, Long value) {
    if (value != null && value < 0) {
      throw bad(name, value, "at least 0");
    }
  }

  /** Finite and above 0. */
  public static void positive(String name, Double value) {
    range(name, value, Double.MIN_VALUE, Double.MAX_VALUE, "finite and above 0");
  }

  /** Above 0. */
  public static void positive(String name, Integer value) {
    range(name, asDouble(value), 1, Integer.MAX_VALUE, "above 0");
  }

  /** From 0 to 1. */
  public static void share(String name, Double value) {
    range(name, value, 0, 1, "from 0 to 1");
  }

  /** From 0 to 100. */
  public static void percent(String name, Double value) {
    range(name, value, 0, 100, "from 0 to 100");
  }

  /** From 1 to 5, the scale of the reward dimensions. */
  public static void score(String name, Double value) {
    range(name, value, 1, 5, "from 1 to 5");
  }

  /** From {@code low} to {@code high}, both included; NaN never passes. */
  public static void range(String name, Double value, double low, double high, String allowed) {
    if (value != null && !(value >= low && value <= high)) {
      throw bad(name, value, allowed);
    }
  }

  private static Double asDouble(Integer value) {
    return value == null ? null : (double) value;
  }
}
