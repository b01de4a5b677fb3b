package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;

/**
 * How a launch ended.
 *
 * @param attempt its number
 * @param kind what happened
 * @param message for people; empty when done
 * @param culprit process or host that is to blame; empty for none
 * @param lastLine the last line that it wrote; empty for none
 * @param from checkpoint that it went on from; null for none
 * @param newest newest whole checkpoint when it ended; null for none
 */
public record AttemptEnd(
    int attempt,
    Kind kind,
    String message,
    String culprit,
    String lastLine,
    Checkpoint from,
    Checkpoint newest) {

  /** What happened. */
  public enum Kind {
    /** All ranks ended with 0. */
    DONE,
    /** A process ended with something else. */
    FAILED,
    /** No sign of life. */
    HUNG,
    /** A node went away. */
    LOST,
    /** Nothing was started, as something is missing. */
    REFUSED
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public AttemptEnd {
    Checks.positive("attempt", attempt);
    Checks.present("kind", kind);
    Checks.present("message", message);
    Checks.present("culprit", culprit);
    Checks.present("last_line", lastLine);
  }
}
