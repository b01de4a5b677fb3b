package emotionthinker.stages.cot.claims;

import java.util.Map;

/**
 * Meaning of a lexical unit.
 *
 * @param head what it names, for HEAD units; else null
 * @param readings what it says of each head, for ADJ units; else empty
 * @param free what it says without any head; null when it needs one
 * @param up direction, for MOVE units
 */
record Sense(Kind kind, Head head, Map<Head, Assertion> readings, Assertion free, boolean up) {

  static Sense of(Kind kind) {
    return new Sense(kind, null, Map.of(), null, false);
  }

  static Sense head(Head head) {
    return new Sense(Kind.HEAD, head, Map.of(), null, false);
  }

  static Sense move(boolean up) {
    return new Sense(Kind.MOVE, null, Map.of(), null, up);
  }
}
