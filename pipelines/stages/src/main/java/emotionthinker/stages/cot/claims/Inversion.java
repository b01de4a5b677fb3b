package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.List;
import java.util.Set;

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

  /** "How high his voice sits", "so low a pitch": the noun comes after. */
  static int measured(List<Unit> units, int i) {
    boolean degree = i > 0 && Set.of("how", "so", "as", "too").contains(units.get(i - 1).text());
    if (!degree) {
      return Attribution.NONE;
    }
    for (int j = i + 1; j < units.size() && j <= i + 4; j++) {
      Unit unit = units.get(j);
      boolean owner = unit.isHead(Head.SPEAKER) && j + 1 < units.size() && names(units.get(j + 1));
      if (unit.is(Kind.HEAD) && !owner) {
        return j;
      }
      if (!unit.is(Kind.DET) && !unit.is(Kind.OTHER) && !owner) {
        return Attribution.NONE;
      }
    }
    return Attribution.NONE;
  }

  private static boolean names(Unit unit) {
    return unit.is(Kind.HEAD) && !unit.isHead(Head.SPEECH);
  }

  /** "A rising 'you'": said of a word. */
  static boolean beforeQuotation(List<Unit> units, int i) {
    int j = i + 1;
    while (j < units.size()
        && (units.get(j).is(Kind.COMMA)
            || units.get(j).is(Kind.ADJ)
            || units.get(j).is(Kind.COORD))) {
      j++;
    }
    int k = i - 1;
    while (k >= 0 && (units.get(k).is(Kind.ADJ) || units.get(k).is(Kind.COMMA))) {
      k--;
    }
    return j < units.size()
        && units.get(j).is(Kind.QUOTE)
        && !units.get(j - 1).is(Kind.COMMA)
        && k >= 0
        && units.get(k).is(Kind.DET);
  }

  /** "She draws out 'fine'": a word is stressed, the tempo is not meant. */
  static boolean drawnOut(List<Unit> units, int i) {
    Assertion free = units.get(i).sense().free();
    int j = i + 1;
    while (j < units.size()
        && j <= i + 2
        && (units.get(j).is(Kind.DET) || units.get(j).text().equals("word"))) {
      j++;
    }
    boolean draws = free != null && free.cue() == Cue.SPEED && free.value().equals("slow");
    return draws && j < units.size() && units.get(j).is(Kind.QUOTE);
  }

  /** "Shouting alone would not be enough": what anybody may do. */
  static boolean gerund(List<Unit> units, int i) {
    if (i > 0 || units.size() < 3 || !units.get(0).text().endsWith("ing")) {
      return false;
    }
    Unit next = units.get(1);
    return next.is(Kind.MODAL)
        || next.is(Kind.GENERIC)
        || next.is(Kind.COPULA)
        || next.text().startsWith("alone");
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
