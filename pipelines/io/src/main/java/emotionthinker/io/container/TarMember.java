package emotionthinker.io.container;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;

/**
 * A member of a tar that is no folder, or where its walk had to end.
 *
 * @param name name as the tar has it; empty when the walk ended before a name was known
 * @param headerOffset where its (last) header starts in the tar (bytes)
 * @param data where its bytes lie; null for a problem
 * @param text its bytes as UTF-8, when they were asked for; else null
 * @param problem why it cannot be read; null when it can
 * @param detail what was seen; null without a problem
 */
public record TarMember(
    String name,
    long headerOffset,
    Locator.Range data,
    String text,
    RejectReason problem,
    String detail) {

  /** Checks that there is either data or a problem. */
  public TarMember {
    Checks.present("name", name);
    if ((data == null) == (problem == null)) {
      throw Checks.bad("problem", problem, "null when there is data, and only then");
    }
  }

  static TarMember bad(String name, long headerOffset, RejectReason problem, String detail) {
    return new TarMember(name, headerOffset, null, null, problem, detail);
  }
}
