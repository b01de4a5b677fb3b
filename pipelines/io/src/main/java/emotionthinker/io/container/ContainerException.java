package emotionthinker.io.container;

import emotionthinker.schemas.RejectReason;

/** A file that is not the container it should be, for a reason that lies in it. */
final class ContainerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  ContainerException(RejectReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  RejectReason reason() {
    return reason;
  }
}
