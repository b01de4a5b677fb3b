package emotionthinker.io.table;

import emotionthinker.schemas.Checks;
import java.util.Map;

/**
 * What a stage says of its work when it commits.
 *
 * @param rowsIn rows read
 * @param rowWise whether every row read is one row or one reject, which is then checked
 * @param counts free counts and sums
 * @param reusedRows rows copied from a former run
 */
public record Outcome(long rowsIn, boolean rowWise, Map<String, Long> counts, long reusedRows) {
  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Outcome {
    Checks.nonNegative("rows_in", rowsIn);
    counts = Map.copyOf(counts);
    Checks.nonNegative("reused_rows", reusedRows);
  }

  /** Every row read became a row or a reject. */
  public static Outcome rowWise(long rowsIn, Map<String, Long> counts) {
    return new Outcome(rowsIn, true, counts, 0);
  }

  /** Rows read and rows written do not correspond one to one (fit, audit). */
  public static Outcome aggregate(long rowsIn, Map<String, Long> counts) {
    return new Outcome(rowsIn, false, counts, 0);
  }

  /** The same with rows that were copied from a former run. */
  public Outcome withReused(long rows) {
    return new Outcome(rowsIn, rowWise, counts, rows);
  }
}
