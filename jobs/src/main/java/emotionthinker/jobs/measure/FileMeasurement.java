package emotionthinker.jobs.measure;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.RejectReason;

/**
 * What came of one file: a row or the reason why there is none.
 *
 * @param file as the user named it
 * @param row what was measured, without contours; null when reason is set
 * @param reason why there is no row; null when there is one
 * @param detail the reason in words; null when there is a row
 */
public record FileMeasurement(String file, Prosody row, RejectReason reason, String detail) {
  /** Checks that there is a row or a reason. */
  public FileMeasurement {
    Checks.text("file", file);
    if ((row == null) == (reason == null)) {
      throw Checks.bad("reason", reason, "set exactly when there is no row");
    }
  }
}
