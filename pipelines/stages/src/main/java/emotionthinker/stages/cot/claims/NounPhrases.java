package emotionthinker.stages.cot.claims;

import java.util.List;
import java.util.Set;

/**
 * Where a noun phrase begins, and whether it is definite: what it names is then taken for granted.
 */
final class NounPhrases {
  private static final Set<String> DEFINITE =
      Set.of(
          "the",
          "this",
          "these",
          "those",
          "her",
          "his",
          "their",
          "its",
          "such a",
          "such",
          "speaker's");
  private static final Set<String> PROFILES =
      Set.of(
          "pattern",
          "combination",
          "mix",
          "mixture",
          "profile",
          "pairing",
          "blend",
          "set",
          "coupling",
          "contrast",
          "union",
          "cluster",
          "configuration");

  private final List<Unit> units;

  NounPhrases(List<Unit> units) {
    this.units = units;
  }

  /**
   * First unit of the noun phrase that an attributive word at {@code i} stands in, determiner
   * included.
   */
  int start(int i) {
    int j = i;
    while (j > 0 && inPhrase(units.get(j - 1), j - 1)) {
      j--;
    }
    return j > 0 && units.get(j - 1).is(Kind.DET) ? j - 1 : j;
  }

  private boolean inPhrase(Unit unit, int index) {
    return switch (unit.kind()) {
      case ADJ, DEGREE -> true;
      case OTHER -> index > 0 && units.get(index - 1).is(Kind.DET);
      case COMMA, COORD -> index > 0 && units.get(index - 1).is(Kind.ADJ);
      case HEAD -> unit.isHead(Head.SPEAKER);
      default -> false;
    };
  }

  boolean definite(int phraseStart) {
    return named(phraseStart) || coordinated(phraseStart);
  }

  /** "The pattern of low pitch and high energy", "her low pitch and slow pace". */
  private boolean coordinated(int phraseStart) {
    int k = phraseStart - 1;
    if (k > 1 && units.get(k).text().equals("of") && PROFILES.contains(units.get(k - 1).text())) {
      int of = k - 2;
      while (of > 0 && (units.get(of).is(Kind.ADJ) || units.get(of).is(Kind.OTHER))) {
        of--;
      }
      return named(of);
    }
    boolean joined =
        k > 0
            && units.get(k).text().equals("and")
            && units.get(k - 1).is(Kind.HEAD)
            && !units.get(phraseStart).is(Kind.DET);
    if (!joined) {
      return false;
    }
    int head = k - 1;
    while (head > 0 && units.get(head).is(Kind.HEAD) && !units.get(head).isHead(Head.SPEAKER)) {
      head--;
    }
    return units.get(head).is(Kind.ADJ) && definite(start(head));
  }

  private boolean named(int phraseStart) {
    return DEFINITE.contains(units.get(phraseStart).text())
        || units.get(phraseStart).isHead(Head.SPEAKER);
  }
}
