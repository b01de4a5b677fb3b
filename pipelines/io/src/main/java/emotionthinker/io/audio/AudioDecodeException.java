package emotionthinker.io.audio;

import java.util.Objects;

/** A file, channel or segment that cannot be decoded, with the one reason why. */
public final class AudioDecodeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final AudioProblem problem;

  /**
   * @param problem the reason, never null
   * @param detail what was found and what was expected, for people; never null
   */
  public AudioDecodeException(AudioProblem problem, String detail) {
    super(Objects.requireNonNull(detail, "detail"));
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /**
   * @param problem the reason, never null
   * @param detail what was found and what was expected, for people; never null
   * @param cause what the codec library threw
   */
  public AudioDecodeException(AudioProblem problem, String detail, Throwable cause) {
    super(Objects.requireNonNull(detail, "detail"), cause);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** The reason. */
  public AudioProblem problem() {
    return problem;
  }
}
