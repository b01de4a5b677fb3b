package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.Set;

/**
 * What a word says of a cue.
 *
 * @param value canonical level
 * @param accepts levels under which the word is a fair description; value included
 */
record Assertion(Cue cue, String value, Set<String> accepts) {

  static Assertion of(Cue cue, String value) {
    return new Assertion(cue, value, Set.of(value));
  }

  boolean isDrift() {
    return value.equals("increasing") || value.equals("decreasing");
  }
}
