package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;

/** Audio that cannot be decoded, for a reason that lies in the file and will not pass. */
public final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  /** A reason, what was seen, and what the decoder or storage threw (null for nothing). */
  public UndecodableException(RejectReason reason, String detail, Throwable cause) {
    super(Checks.present("detail", detail), cause);
    this.reason = Checks.present("reason", reason);
  }

  /** Why. */
  public RejectReason reason() {
    return reason;
  }
}
