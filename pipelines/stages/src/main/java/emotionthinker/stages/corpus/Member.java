package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;

/**
 * A member of a tar.
 *
 * @param name name as the tar has it; empty for a problem of the tar itself
 * @param origin path of the tar and place in it: tells members of one name apart
 * @param locator where its bytes lie; null for a problem
 * @param bytes their number
 * @param text its text, when it was asked for
 * @param problem why it cannot be read; null when it can
 * @param detail what was seen; null without a problem
 */
public record Member(
    String name,
    String origin,
    String locator,
    long bytes,
    String text,
    RejectReason problem,
    String detail) {

  /** Checks what is always there. */
  public Member {
    Checks.present("name", name);
    Checks.text("origin", origin);
    Checks.nonNegative("bytes", bytes);
  }
}
