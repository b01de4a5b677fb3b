package emotionthinker.stages.cot.claims;

/** Grammatical role of a unit. */
enum Kind {
  /** A noun (or verb of speaking) that evaluations attach to. */
  HEAD,
  /** A word that says something of a head. */
  ADJ,
  /** Upward or downward movement: rises, a fall. */
  MOVE,
  /** Negation. */
  NEG,
  /** Not much of: lacks, little, without; also negates. */
  LACK,
  /** Intensifiers, hedges and adverbs that may stand before an adjective. */
  DEGREE,
  COPULA,
  /** Becoming: gets, grows. */
  BECOME,
  /** Local verbs: starts, ends. */
  EDGE,
  DET,
  COORD,
  PREP,
  /** Opens a new clause: but, while, which, because, that. */
  BREAK,
  /** Opens a conditional clause. */
  IF,
  /** Would, could, might: what follows is not said to be so. */
  MODAL,
  /** Usually, tends to: what follows is said in general. */
  GENERIC,
  EMOTION,
  /** Somebody or something else that may be heard: a friend, the background. */
  OTHERS,
  /** Toward the end, gradually. */
  TIME,
  COMMA,
  /** Ends a clause: semicolon, colon, dash, parenthesis. */
  HARD,
  QUOTE,
  /** A fixed phrase without prosodic meaning. */
  IDIOM,
  OTHER
}
