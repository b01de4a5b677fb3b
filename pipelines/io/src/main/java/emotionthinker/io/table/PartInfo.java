package emotionthinker.io.table;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * A finished file of a table.
 *
 * @param name path relative to the folder of the table
 * @param rows rows in it
 * @param bytes length (bytes)
 * @param sha256 SHA-256 of its bytes, lower-case hexadecimal
 */
public record PartInfo(String name, long rows, long bytes, String sha256) implements Serializable {
  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public PartInfo {
    Checks.text("name", name);
    Checks.nonNegative("rows", rows);
    Checks.nonNegative("bytes", bytes);
    Checks.text("sha256", sha256);
  }
}
