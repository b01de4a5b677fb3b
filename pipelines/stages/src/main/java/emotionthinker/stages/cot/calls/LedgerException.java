package emotionthinker.stages.cot.calls;

/** A ledger's database failed; the call may be made again. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was done, and what the database said. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
