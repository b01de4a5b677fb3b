package emotionthinker.stages.cot.claims;

/**
 * A claim before judgement.
 *
 * @param negated whether the text denies it
 * @param start offset of its first UTF-16 unit
 * @param end offset after its last
 * @param anchor index of the unit that makes the claim
 * @param head index of the unit it is said of, -1 when free
 */
record Finding(Assertion assertion, boolean negated, int start, int end, int anchor, int head) {

  Finding with(Assertion other, int newStart, int newEnd) {
    return new Finding(other, negated, newStart, newEnd, anchor, head);
  }

  boolean sameClaim(Finding other) {
    return assertion.cue() == other.assertion.cue()
        && assertion.value().equals(other.assertion.value())
        && negated == other.negated;
  }
}
