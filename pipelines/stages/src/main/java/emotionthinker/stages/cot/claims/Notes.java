package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.List;
import java.util.Set;

/**
 * Notes without a sentence: "(radio voice, male, moderate loudness, clipped)", "small girl, small
 * voice, high". A stretch between two marks that end a clause is one when it has no verb and at
 * least two of its items evaluate what is heard.
 */
final class Notes {
  private static final int LONGEST_ITEM = 7;
  private static final Set<String> FINITE =
      Set.of("has", "had", "have", "does", "did", "do", "makes", "gives", "it", "there", "i", "we");

  private static final Set<String> PAUSES =
      Set.of("pauses", "pause", "pausing", "hesitations", "hesitation", "silences");
  private static final Set<String> ABSENT = Set.of("none", "no", "absent", "nil", "minimal");

  private Notes() {}

  /** Whether the word at {@code i} is an item of notes, alone or with words of degree. */
  static boolean item(List<Unit> units, int i) {
    int from = i;
    while (from > 0 && inside(units.get(from - 1))) {
      from--;
    }
    int to = i + 1;
    while (to < units.size() && inside(units.get(to))) {
      to++;
    }
    for (int k = from; k < to; k++) {
      Unit unit = units.get(k);
      if (unit.is(Kind.COMMA) || !Fragments.evaluation(unit)) {
        return false;
      }
    }
    int first = from;
    while (first > 0 && !units.get(first - 1).is(Kind.HARD)) {
      first--;
    }
    return notes(units, first);
  }

  /** "Pauses: none", "Hesitations: several"; null when the word at {@code i} is no such heading. */
  static Finding pauses(List<Unit> units, int i) {
    boolean opens = i == 0 || units.get(i - 1).is(Kind.HARD);
    boolean colon = i + 1 < units.size() && units.get(i + 1).text().equals(":");
    int value = colon ? i + 2 : i + 1;
    if (!opens || value >= units.size() || !PAUSES.contains(units.get(i).text())) {
      return null;
    }
    Unit said = units.get(value);
    boolean none = said.is(Kind.NEG) || said.is(Kind.LACK) || ABSENT.contains(said.text());
    boolean alone = value + 1 == units.size() || units.get(value + 1).is(Kind.HARD);
    if (!(none && alone) && !colon) {
      return null;
    }
    Assertion level = Assertion.of(Cue.PAUSES, none ? "absent" : "present");
    return new Finding(level, false, units.get(i).start(), said.end(), i, -1);
  }

  /** Whether a stretch that begins at {@code first} is a list of at least two evaluations. */
  private static boolean notes(List<Unit> units, int first) {
    int items = 0;
    int length = 0;
    boolean evaluates = false;
    for (int k = first; k <= units.size(); k++) {
      boolean end = k == units.size() || units.get(k).is(Kind.HARD);
      if (end || units.get(k).is(Kind.COMMA)) {
        items += evaluates && length <= LONGEST_ITEM ? 1 : 0;
        if (end) {
          break;
        }
        evaluates = false;
        length = 0;
        continue;
      }
      if (verb(units, k)) {
        return false;
      }
      evaluates |= units.get(k).is(Kind.ADJ);
      length++;
    }
    return items > 1;
  }

  private static boolean inside(Unit unit) {
    return !unit.is(Kind.HARD) && !unit.is(Kind.COMMA);
  }

  private static boolean verb(List<Unit> units, int k) {
    Unit unit = units.get(k);
    boolean said =
        unit.isHead(Head.SPEECH) && (Reference.speaks(unit) || unit.text().endsWith("ed"));
    return switch (unit.kind()) {
      case COPULA, BECOME, MODAL, GENERIC, IF, BREAK -> true;
      case HEAD -> said || Set.of("she", "he", "they").contains(unit.text());
      default -> FINITE.contains(unit.text());
    };
  }
}
