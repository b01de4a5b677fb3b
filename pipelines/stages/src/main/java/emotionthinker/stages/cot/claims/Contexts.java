package emotionthinker.stages.cot.claims;

import java.util.List;
import java.util.Set;

/** Words whose role in a sentence depends on their neighbours. */
final class Contexts {
  private static final Set<String> INVERTED = Set.of("had", "were", "should");
  private static final Set<String> WHEN = Set.of("when", "whenever", "if", "once");
  private static final Set<String> ANYBODY =
      Set.of("people", "speakers", "someone", "somebody", "you", "one", "we", "listeners");

  private static final Set<String> SUBJECTS =
      Set.of("voice", "pitch", "intonation", "melody", "tune", "contour", "tempo", "pace", "volume");

  private Contexts() {}

  /** Whether a phrase is a clause of its own: "voice shakes". */
  static boolean clause(Unit unit) {
    int blank = unit.text().indexOf(' ');
    return blank > 0 && SUBJECTS.contains(unit.text().substring(0, blank));
  }

  /** The sense of the unit at {@code i} here; null when it is the one the lexicon gives. */
  static Sense sense(List<Unit> units, int i) {
    Unit unit = units.get(i);
    if (unit.is(Kind.GENERIC) && unit.text().endsWith("ly")) {
      return adverbOfNounPhrase(units, i) ? Sense.of(Kind.DEGREE) : null;
    }
    boolean opens = i == 0 || units.get(i - 1).is(Kind.COMMA) || units.get(i - 1).is(Kind.HARD);
    if (opens && INVERTED.contains(unit.text()) && subjectFollows(units, i)) {
      return Sense.of(Kind.IF);
    }
    if (opens && WHEN.contains(unit.text()) && anybodyFollows(units, i)) {
      return Sense.of(Kind.GENERIC);
    }
    if (unit.text().equals("level") && unit.is(Kind.ADJ) && noun(units, i)) {
      return Sense.of(Kind.DEGREE);
    }
    return null;
  }

  /** "That level", "a middling level". */
  private static boolean noun(List<Unit> units, int i) {
    Kind next = i + 1 < units.size() ? units.get(i + 1).kind() : Kind.HARD;
    Kind before = i > 0 ? units.get(i - 1).kind() : Kind.HARD;
    boolean nominal = before == Kind.DET || before == Kind.ADJ || before == Kind.OTHER;
    return nominal && next != Kind.HEAD && next != Kind.ADJ && next != Kind.COMMA;
  }

  /** "A generally high register". */
  private static boolean adverbOfNounPhrase(List<Unit> units, int i) {
    return i > 0
        && units.get(i - 1).is(Kind.DET)
        && i + 1 < units.size()
        && units.get(i + 1).is(Kind.ADJ);
  }

  /** "Had the pitch been flat", "were she louder": a condition, unless it is a question. */
  private static boolean subjectFollows(List<Unit> units, int i) {
    if (i + 1 >= units.size() || units.get(units.size() - 1).text().equals("?")) {
      return false;
    }
    Unit next = units.get(i + 1);
    return next.is(Kind.DET) || next.is(Kind.HEAD) || next.text().equals("it");
  }

  /** "When people are unsure". */
  private static boolean anybodyFollows(List<Unit> units, int i) {
    return i + 1 < units.size()
        && (ANYBODY.contains(units.get(i + 1).text())
            || units.get(i + 1).is(Kind.EMOTION));
  }
}
