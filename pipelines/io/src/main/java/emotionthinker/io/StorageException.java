package emotionthinker.io;

import emotionthinker.schemas.RejectReason;
import java.io.IOException;

/**
 * A file that cannot be read or written, with the reason under which a row of it is rejected:
 * {@code FILE_NOT_FOUND}, {@code NOT_A_FILE} (a folder, pipe, device, broken or circular link),
 * {@code TOO_LARGE}, {@code OUTSIDE_ROOT} or {@code UNREADABLE}; inside a container also {@code
 * TRUNCATED} and {@code CORRUPT}.
 */
public final class StorageException extends IOException {
  private static final long serialVersionUID = 1L;
  private final RejectReason reason;

  /** A problem with one file. */
  public StorageException(RejectReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why a row of this file is rejected. */
  public RejectReason reason() {
    return reason;
  }
}
