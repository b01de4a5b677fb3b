package emotionthinker.stages.cot.claims;

/** What an evaluative word may be said of. The letter is its code in the lexicon. */
enum Head {
  PITCH('P'),
  ENERGY('E'),
  SPEED('S'),
  INTONATION('I'),
  /** Pitch range and variation: wide is expressive, narrow is flat. */
  RANGE('R'),
  /** Voice and tone: high is pitch, raised is loudness, flat is intonation. */
  VOICE('V'),
  /** Speech, delivery and verbs of speaking. */
  SPEECH('T'),
  SPEAKER('K'),
  /** The words, as against the voice: nothing prosodic can be said of them. */
  WORDS('W');

  final char code;

  Head(char code) {
    this.code = code;
  }

  static Head of(char code) {
    for (Head head : values()) {
      if (head.code == code) {
        return head;
      }
    }
    throw new IllegalArgumentException("head " + code);
  }
}
