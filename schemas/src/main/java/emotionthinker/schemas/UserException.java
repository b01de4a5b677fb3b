package emotionthinker.schemas;

/**
 * A problem that the user can fix. The message says what is wrong, which value it was, what is
 * allowed and what to do; it is shown without a stack trace and ends the program with exit code 2.
 */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem in words. */
  public UserException(String message) {
    super(message);
  }

  /** A problem in words with the technical cause kept for the log. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A value outside its range: {@code name = value is not allowed: allowed. What to do: remedy}.
   */
  public static UserException badValue(String name, Object value, String allowed, String remedy) {
    return new UserException(
        name + " = " + value + " is not allowed; allowed: " + allowed + ". What to do: " + remedy);
  }
}
