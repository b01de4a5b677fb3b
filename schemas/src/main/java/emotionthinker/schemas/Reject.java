package emotionthinker.schemas;

/**
 * A row that a stage did not let through.
 *
 * @param stage stage that rejected
 * @param id utterance, candidate or file
 * @param reason typed reason
 * @param detail what was seen, for a person
 */
public record Reject(String stage, String id, RejectReason reason, String detail) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Reject {
    Checks.text("stage", stage);
    Checks.text("id", id);
    Checks.present("reason", reason);
    Checks.present("detail", detail);
  }
}
