package emotionthinker.signal;

/**
 * A signal that cannot be measured, with the reason as a constant that callers turn into a typed
 * reject. It is thrown for input only; a bug shows as some other exception.
 */
public final class SignalException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why a signal is refused. */
  public enum Reason {
    /** No channel, or channels without a sample. */
    EMPTY,
    /** Channels of different lengths. */
    UNEQUAL_CHANNELS,
    /** A sample is NaN or infinite. */
    NON_FINITE,
    /** The sample rate is not a finite number within the accepted range. */
    SAMPLE_RATE
  }

  private final Reason reason;

  /** Makes an exception for {@code reason}; {@code message} names the value and what is allowed. */
  public SignalException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The reason as a constant. */
  public Reason reason() {
    return reason;
  }
}
