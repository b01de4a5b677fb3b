package emotionthinker.stages.cot.claims;

import java.util.List;
import java.util.Set;

/** Sentences about anybody, and modals that only soften what is said of the speaker. */
final class Generalities {
  private static final Set<String> SPOKEN_OF =
      Set.of(
          "say",
          "call",
          "describe",
          "called",
          "described",
          "characterised",
          "characterized",
          "considered",
          "mistaken",
          "guess",
          "think",
          "assume",
          "bet",
          "imagine",
          "suspect",
          "argue");

  private static final Set<String> POSSIBLE = Set.of("can", "could", "can be", "could be");
  private static final Set<String> HEARD =
      Set.of(
          "hear",
          "heard",
          "tell",
          "detect",
          "perceive",
          "notice",
          "sense",
          "note",
          "discern",
          "observe",
          "observed",
          "noted",
          "noticed",
          "detected",
          "perceived",
          "sensed",
          "discerned",
          "felt",
          "seen",
          "feel",
          "catch",
          "see");

  private Generalities() {}

  /** "A sulking child would whine": whoever it is, not the speaker. */
  static boolean anyone(List<Unit> units, int i) {
    int start = i;
    while (start > 0
        && (units.get(start - 1).is(Kind.OTHER)
            || units.get(start - 1).is(Kind.ADJ)
            || units.get(start - 1).is(Kind.EMOTION)
            || units.get(start - 1).isHead(Head.SPEAKER))) {
      start--;
    }
    boolean indefinite =
        start > 0 && Set.of("a", "an", "any").contains(units.get(start - 1).text());
    boolean subject = start < 2 || !units.get(start - 2).is(Kind.PREP);
    for (int k = i + 1; indefinite && subject && k < units.size() && k <= i + 5; k++) {
      Unit unit = units.get(k);
      if (unit.is(Kind.COMMA) || unit.is(Kind.HARD) || unit.is(Kind.BREAK)) {
        return false;
      }
      if (Set.of("would", "might", "could", "would have", "would be").contains(unit.text())) {
        return !softened(units, k);
      }
    }
    return false;
  }

  /** Whether the clause of {@code k} goes on with a verb: "an angry roar from him" does not. */
  static boolean predicate(List<Unit> units, int k) {
    int clause = units.get(k).clause();
    for (int j = k + 1; j < units.size() && units.get(j).clause() == clause; j++) {
      Unit unit = units.get(j);
      boolean verb =
          switch (unit.kind()) {
            case COPULA, MOVE, BECOME, MODAL, GENERIC, EDGE -> true;
            case LACK -> unit.text().startsWith("lacks");
            case OTHER, ADJ -> unit.text().endsWith("s") || unit.text().contains("s ");
            case HEAD -> unit.isHead(Head.SPEECH) && unit.text().endsWith("s");
            default -> false;
          };
      if (verb) {
        return true;
      }
    }
    return false;
  }

  /** "I would say": the modal only softens. */
  static boolean softened(List<Unit> units, int modal) {
    for (int k = modal + 1; k < units.size() && k <= modal + 3; k++) {
      String text = units.get(k).text();
      boolean heard = HEARD.contains(text.split(" ", 2)[0]);
      if (SPOKEN_OF.contains(text) || (heard && POSSIBLE.contains(units.get(modal).text()))) {
        return true;
      }
    }
    return false;
  }
}
