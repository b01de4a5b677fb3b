package emotionthinker.stages.reward.tuples;

import emotionthinker.stages.reward.CueCoverage;
import java.util.List;

/**
 * A sentence of a draft.
 *
 * @param text with its full stop
 * @param facts its decidable claims
 * @param conclusion whether it draws the conclusion
 */
record Sentence(String text, List<Fact> facts, boolean conclusion) {
  Sentence {
    facts = List.copyOf(facts);
  }

  static Sentence plain(String text) {
    return new Sentence(text, List.of(), false);
  }

  boolean speaksOfVoice() {
    return facts.stream().anyMatch(f -> CueCoverage.COUNTED.contains(f.cue()));
  }

  /** Neither a claim, a quotation nor the conclusion: room for interpretation. */
  boolean free() {
    return facts.isEmpty() && !conclusion && text.indexOf('"') < 0;
  }

  Sentence withText(String other) {
    return new Sentence(other, facts, conclusion);
  }
}
