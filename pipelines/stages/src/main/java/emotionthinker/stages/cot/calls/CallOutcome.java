package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;

/**
 * What became of one request.
 *
 * @param sha256 address of the request
 * @param answer the recorded answer; null when there is none
 * @param failure why there is none; null when there is one
 * @param detail what was seen, for a person; empty for an answer
 */
public record CallOutcome(String sha256, ChatAnswer answer, Failure failure, String detail) {
  /** Why there is no answer. */
  public enum Failure {
    /** Refused for good, or as often as we try. */
    FAILED(RejectReason.TEACHER_FAILED),
    /** The server would not answer this prompt. */
    CONTENT_FILTERED(RejectReason.CONTENT_FILTERED),
    /** The budget ended before this call. */
    BUDGET_EXHAUSTED(RejectReason.BUDGET_EXHAUSTED),
    /** Waits in a batch, or is not in the ledger that is replayed. */
    MISSING(RejectReason.ANSWER_MISSING);

    private final RejectReason reason;

    Failure(RejectReason reason) {
      this.reason = reason;
    }

    /** The same as a reject says it. */
    public RejectReason reason() {
      return reason;
    }
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public CallOutcome {
    Checks.text("sha256", sha256);
    Checks.present("detail", detail);
    if ((answer == null) != (failure != null)) {
      throw Checks.bad("failure", failure, "present exactly when there is no answer");
    }
  }

  /** An answer. */
  public static CallOutcome of(String sha256, ChatAnswer answer) {
    return new CallOutcome(sha256, answer, null, "");
  }

  /** No answer. */
  public static CallOutcome failed(String sha256, Failure failure, String detail) {
    return new CallOutcome(sha256, null, failure, detail);
  }
}
