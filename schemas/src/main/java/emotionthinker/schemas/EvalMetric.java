package emotionthinker.schemas;

/**
 * One number of an evaluation, in long form.
 *
 * @param metric name of the metric, with its unit where it has one
 * @param slice which answers it is of: {@code all}, or {@code corpus=x}, {@code speaker=x}, {@code
 *     gender=x}, {@code language=x}, {@code class=x}, {@code gold=x,answer=y}
 * @param value the number; null when it is not defined, for instance without a claim
 * @param low lower end of the interval; null without one
 * @param high upper end of the interval; null without one
 * @param n answers that it is made from (answers)
 */
public record EvalMetric(
    String metric, String slice, Double value, Double low, Double high, long n) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public EvalMetric {
    Checks.text("metric", metric);
    Checks.text("slice", slice);
    Checks.finite("value", value);
    Checks.finite("low", low);
    Checks.finite("high", high);
    Checks.nonNegative("n", n);
    if ((low == null) != (high == null)) {
      throw Checks.bad("high", high, "both ends of an interval or none");
    }
  }
}
