package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;

/**
 * How an attempt ended.
 *
 * @param attemptId the attempt
 * @param outcome how
 * @param answer the answer when there is one, else null
 * @param detail what was seen when there is none; never a secret
 */
public record Settlement(String attemptId, Outcome outcome, ChatAnswer answer, String detail) {
  /** Ends of an attempt. */
  public enum Outcome {
    /** Answered, and paid for. */
    ANSWERED,
    /** The server said no, or was never reached: not charged. */
    REFUSED,
    /** Sent, and whether it was answered is not known: charged at its maximum. */
    IN_DOUBT
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Settlement {
    Checks.text("attempt_id", attemptId);
    Checks.present("outcome", outcome);
    Checks.present("detail", detail);
    if ((answer != null) != (outcome == Outcome.ANSWERED)) {
      throw Checks.bad("answer", answer, "present exactly when answered");
    }
  }

  /** An answered attempt. */
  public static Settlement answered(String attemptId, ChatAnswer answer) {
    return new Settlement(attemptId, Outcome.ANSWERED, answer, "");
  }

  /** A refused attempt. */
  public static Settlement refused(String attemptId, String detail) {
    return new Settlement(attemptId, Outcome.REFUSED, null, detail);
  }

  /** An attempt in doubt. */
  public static Settlement inDoubt(String attemptId, String detail) {
    return new Settlement(attemptId, Outcome.IN_DOUBT, null, detail);
  }
}
