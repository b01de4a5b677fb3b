package emotionthinker.stages.prosody.align;

/** Text that is not an alignment, or an alignment without usable word times. */
public final class AlignmentException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, in words. */
  public AlignmentException(String message) {
    super(message);
  }

  /** What is wrong, in words, and what a parser threw. */
  public AlignmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
