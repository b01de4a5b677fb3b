package emotionthinker.io.table;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How rows are spread over parts: the number of parts follows from the number of rows and never
 * from cores, and a row's part follows from its id: the first 8 bytes of SHA-256 over its UTF-8, as
 * a big-endian unsigned number, modulo the number of parts. So any cluster makes the same files.
 *
 * @param parts number of parts, at least 1 (an empty table is one empty part)
 */
public record PartPlan(int parts) implements Serializable {
  /** Most parts of a table; names have five digits. */
  public static final int MAX_PARTS = 99_999;

  /** Checks the invariant. */
  public PartPlan {
    if (parts < 1 || parts > MAX_PARTS) {
      throw Checks.bad("parts", parts, "from 1 to " + MAX_PARTS);
    }
  }

  /**
   * The plan for a number of rows: ceil(rows / rowsPerPart) parts, at least 1. Parts hold {@code
   * rowsPerPart} rows on average, not exactly, as the hash spreads them.
   */
  public static PartPlan of(long rows, long rowsPerPart) {
    Checks.nonNegative("rows", rows);
    if (rowsPerPart < 1) {
      throw Checks.bad("rows_per_part", rowsPerPart, "at least 1");
    }
    long parts = Math.max(1, rows / rowsPerPart + (rows % rowsPerPart == 0 ? 0 : 1));
    if (parts > MAX_PARTS) {
      throw Checks.bad(
          "rows_per_part",
          rowsPerPart,
          "at least " + (rows / MAX_PARTS + 1) + " for " + rows + " rows");
    }
    return new PartPlan((int) parts);
  }

  /** The part of a row, from 0. */
  public int partOf(String id) {
    byte[] hash = Sha256.digest().digest(id.getBytes(StandardCharsets.UTF_8));
    return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), parts);
  }

  /** File name of a part. */
  public static String fileName(int part) {
    return String.format(Locale.ROOT, "part-%05d.parquet", part);
  }

  /** Names of all parts, relative to the folder of the table. */
  public List<String> names() {
    return IntStream.range(0, parts).mapToObj(PartPlan::fileName).toList();
  }

  /** Names of all parts of rejects, relative to the folder of the table. */
  public List<String> rejectNames() {
    return names().stream().map(name -> TableFolder.REJECTS + "/" + name).toList();
  }
}
