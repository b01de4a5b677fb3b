package emotionthinker.stages.cot.claims;

/**
 * A lexical unit of a sentence.
 *
 * @param text norm of its tokens, joined by blanks
 * @param start offset of its first UTF-16 unit
 * @param end offset after its last
 * @param clause index of its clause in the sentence
 */
record Unit(Sense sense, String text, int start, int end, int clause) {

  Kind kind() {
    return sense.kind();
  }

  boolean is(Kind kind) {
    return sense.kind() == kind;
  }

  boolean isHead(Head head) {
    return sense.head() == head;
  }

  Unit inClause(int index) {
    return new Unit(sense, text, start, end, index);
  }
}
