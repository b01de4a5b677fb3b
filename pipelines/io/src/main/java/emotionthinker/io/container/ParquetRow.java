package emotionthinker.io.container;

import emotionthinker.schemas.RejectReason;
import java.util.Map;

/**
 * A row of a Parquet file, or where reading had to end.
 *
 * @param row row in the file, from 0
 * @param values values of columns of text, numbers and truth values, by dotted name; nulls left out
 * @param cells where the bytes of binary columns lie, by dotted name; nulls left out
 * @param problem why this row and all below cannot be read; null when it can
 * @param detail what was seen; null without a problem
 */
public record ParquetRow(
    long row,
    Map<String, String> values,
    Map<String, Locator.Cell> cells,
    RejectReason problem,
    String detail) {

  /** Copies the maps. */
  public ParquetRow {
    values = Map.copyOf(values);
    cells = Map.copyOf(cells);
  }
}
