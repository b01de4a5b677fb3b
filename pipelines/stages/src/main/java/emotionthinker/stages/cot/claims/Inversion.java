package emotionthinker.stages.cot.claims;

import java.util.List;

/** Subjects that do not stand where subjects stand, or are no subjects of the voice. */
final class Inversion {
  private Inversion() {}

  /** "So low is the pitch", "what is high is the energy". */
  static int subject(List<Unit> units, int i) {
    int j = i + 1;
    if (j >= units.size() || !units.get(j).is(Kind.COPULA)) {
      return Attribution.NONE;
    }
    for (j++; j < units.size(); j++) {
      if (units.get(j).is(Kind.HEAD) && !units.get(j).isHead(Head.SPEAKER)) {
        return j;
      }
      if (!units.get(j).is(Kind.DET)
          && !units.get(j).is(Kind.DEGREE)
          && !units.get(j).isHead(Head.SPEAKER)) {
        return Attribution.NONE;
      }
    }
    return Attribution.NONE;
  }

  /** "'Whole' is drawn out": said of a word. */
  static boolean ofQuotation(List<Unit> units, int i) {
    int j = i - 1;
    while (j >= 0
        && (units.get(j).is(Kind.DEGREE)
            || units.get(j).is(Kind.ADJ)
            || units.get(j).is(Kind.COORD)
            || units.get(j).is(Kind.NEG))) {
      j--;
    }
    return j > 0 && units.get(j).is(Kind.COPULA) && units.get(j - 1).is(Kind.QUOTE);
  }
}
