package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.List;
import java.util.Set;

/**
 * How much there is of something: "little energy" and "without any inflection" are levels, and so
 * is "more force than we hear in everyday talk".
 */
final class Quantities {
  private static final Set<String> ENERGY =
      Set.of(
          "energy",
          "loudness",
          "strength",
          "force",
          "volume",
          "vigour",
          "vigor",
          "power",
          "vocal energy",
          "vocal force",
          "vocal power",
          "projection",
          "intensity",
          "vocal intensity",
          "vocal strength",
          "vocal effort");
  private static final Set<String> MELODY =
      Set.of("melody", "pitch movement", "melodic movement", "cadence", "tune", "intonation");
  private static final Set<String> MORE = Set.of("more", "much", "much more", "far more");

  private Quantities() {}

  /** The claim of the quantity at {@code i}; null when it is none of anything measured. */
  static Finding at(List<Unit> units, int i) {
    boolean lack = units.get(i).is(Kind.LACK);
    if (!lack && !(MORE.contains(units.get(i).text()) && comparison(units, i))) {
      return null;
    }
    int j = i + 1;
    while (j < units.size() && j <= i + 3 && between(units.get(j), lack)) {
      j++;
    }
    if (j >= units.size() || !units.get(j).is(Kind.HEAD)) {
      return null;
    }
    Unit head = units.get(j);
    Assertion assertion = null;
    if (ENERGY.contains(head.text())
        || ENERGY.stream().anyMatch(noun -> head.text().startsWith(noun + " "))) {
      assertion = Assertion.of(Cue.ENERGY, lack ? "low" : "high");
    } else if (head.isHead(Head.RANGE) || MELODY.contains(head.text())) {
      assertion = Assertion.of(Cue.INTONATION, lack ? "flat" : "expressive");
    }
    return assertion == null || levelFollows(units, j)
        ? null
        : new Finding(assertion, false, units.get(i).start(), head.end(), i, j);
  }

  /** "No loudness is high": said of the level. */
  private static boolean levelFollows(List<Unit> units, int head) {
    int k = head + 1;
    if (k >= units.size() || !units.get(k).is(Kind.COPULA)) {
      return false;
    }
    while (k < units.size() && (units.get(k).is(Kind.COPULA) || units.get(k).is(Kind.DEGREE))) {
      k++;
    }
    return k < units.size() && units.get(k).is(Kind.ADJ);
  }

  private static boolean between(Unit unit, boolean lack) {
    return unit.is(Kind.DEGREE) || (lack && (unit.is(Kind.DET) || unit.is(Kind.OTHER)));
  }

  private static boolean comparison(List<Unit> units, int i) {
    return units.subList(i, units.size()).stream().anyMatch(u -> u.text().equals("than"));
  }
}
