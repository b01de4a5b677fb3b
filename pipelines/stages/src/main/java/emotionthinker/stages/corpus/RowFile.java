package emotionthinker.stages.corpus;

import emotionthinker.schemas.RejectReason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Parquet file of a corpus.
 *
 * @param footer texts of its footer by key
 * @param cells dotted names of its binary columns
 * @param rows its rows in their order, once
 */
public record RowFile(Map<String, String> footer, List<String> cells, Stream<Row> rows) {

  /**
   * A row.
   *
   * @param row number in the file, from 0
   * @param values values that are no bytes by dotted column name; nulls are absent
   * @param locators where the bytes of binary columns lie, by dotted column name; nulls are absent
   * @param problem why this row and all below cannot be read; null when it can
   * @param detail what was seen; null without a problem
   */
  public record Row(
      long row,
      Map<String, String> values,
      Map<String, String> locators,
      RejectReason problem,
      String detail) {}
}
