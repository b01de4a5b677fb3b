package emotionthinker.io;

import emotionthinker.schemas.UserException;

/** Another process works on the run (exit code 4). The message says which, and until when. */
public final class RunLockedException extends UserException {
  private static final long serialVersionUID = 1L;

  RunLockedException(String message) {
    super(message);
  }
}
