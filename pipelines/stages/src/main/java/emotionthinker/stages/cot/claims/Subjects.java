package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;

/** Coordinated heads that an evaluation is said of together. */
final class Subjects {
  private final List<Unit> units;

  Subjects(List<Unit> units) {
    this.units = units;
  }

  /** "The low pitch and volume": the head and those that share its adjective. */
  List<Integer> right(int head) {
    List<Integer> group = new ArrayList<>(List.of(head));
    int j = head + 1;
    while (j + 1 < units.size()
        && units.get(j).clause() == units.get(head).clause()
        && (units.get(j).is(Kind.COORD) || units.get(j).is(Kind.COMMA))) {
      int k = j + 1;
      while (k < units.size() && (units.get(k).is(Kind.COORD) || units.get(k).is(Kind.DEGREE))) {
        k++;
      }
      boolean bare =
          k < units.size()
              && units.get(k).is(Kind.HEAD)
              && units.get(k).clause() == units.get(head).clause()
              && !ownPredicate(k + 1);
      if (!bare) {
        break;
      }
      group.add(k);
      j = k + 1;
    }
    return group;
  }

  /** "The low pitch and volume is high": said of the second alone. */
  private boolean ownPredicate(int k) {
    if (k >= units.size() || !(units.get(k).is(Kind.ADJ) || units.get(k).is(Kind.COPULA))) {
      return false;
    }
    int j = k;
    while (j < units.size()
        && (units.get(j).is(Kind.COPULA)
            || units.get(j).is(Kind.DEGREE)
            || units.get(j).is(Kind.NEG))) {
      j++;
    }
    return j < units.size() && units.get(j).is(Kind.ADJ);
  }

  /** "Pitch and volume are low": the head and those that share its predicate. */
  List<Integer> left(int head) {
    List<Integer> group = new ArrayList<>(List.of(head));
    boolean joined = false;
    boolean list = false;
    if (Reference.refers(units.get(head))) {
      return group;
    }
    for (int j = head - 1; j >= 0 && units.get(j).clause() == units.get(head).clause(); j--) {
      Unit unit = units.get(j);
      if (unit.is(Kind.COORD) || unit.text().equals("nor")) {
        joined = true;
        list = true;
      } else if (unit.is(Kind.COMMA)) {
        // "In this clip, the melody rises" is no list, "pitch, pace and volume" is one.
        joined |= list;
      } else if (unit.is(Kind.HEAD) && joined && !unit.isHead(Head.SPEAKER)) {
        if (j > 0 && units.get(j - 1).is(Kind.ADJ)) {
          break;
        }
        group.add(0, j);
        joined = false;
      } else if (!unit.is(Kind.DET) && !unit.is(Kind.DEGREE) && !unit.isHead(Head.SPEAKER)) {
        break;
      }
    }
    return group;
  }
}
