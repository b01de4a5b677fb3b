package emotionthinker.stages.cot.claims;

/**
 * A word or a punctuation mark of a text.
 *
 * @param norm lower case, typographic apostrophes made plain, possessive ending removed
 * @param start offset of the first UTF-16 unit
 * @param end offset after the last unit
 * @param word whether it is a word and not punctuation
 * @param quote index of the quotation it stands in, -1 outside quotations
 * @param sentence index of its sentence
 */
record Token(String norm, int start, int end, boolean word, int quote, int sentence) {

  boolean quoted() {
    return quote >= 0;
  }

  /** Another word in its place. */
  Token with(String other) {
    return new Token(other, start, end, word, quote, sentence);
  }

  Token inSentence(int index) {
    return new Token(norm, start, end, word, quote, index);
  }
}
