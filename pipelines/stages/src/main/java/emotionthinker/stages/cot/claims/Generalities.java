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

  private static final Set<String> ANYBODY =
      Set.of(
          "nobody",
          "no one",
          "people",
          "speakers",
          "listeners",
          "studies",
          "research",
          "humans",
          "voices",
          "everyone");
  private static final Set<String> ELSEWHEN =
      Set.of("usually", "normally", "typically", "ordinarily", "customarily", "otherwise");

  private static final Set<String> INDEFINITE = Set.of("a", "an");
  private static final Set<String> SEEMS = Set.of("sounds", "looks", "feels", "comes across");

  /** Units between a word and what makes it a generality, at most. */
  private static final int NEAR = 5;

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

  /** "When people are unsure, their pitch rises". */
  static boolean inGeneral(List<Unit> units, int i) {
    boolean general = inEmotion(units, i) || howAny(units, i);
    for (int k = 0; k < i; k++) {
      Unit unit = units.get(k);
      general |= unit.is(Kind.GENERIC) && Contexts.opensGenerality(unit);
      general &= !unit.is(Kind.HARD);
    }
    return general;
  }

  /** "That is how a burst of energy sounds": how any does. */
  private static boolean howAny(List<Unit> units, int i) {
    int how = i - 1;
    while (how >= 0 && how >= i - NEAR && !units.get(how).text().equals("how")) {
      how--;
    }
    boolean any = how >= 0 && how + 1 < i && INDEFINITE.contains(units.get(how + 1).text());
    return any
        && units.subList(i + 1, Math.min(units.size(), i + NEAR)).stream()
            .anyMatch(unit -> SEEMS.contains(unit.text()));
  }

  /** "In sadness, energy is low", but not "in anger, she shouts". */
  private static boolean inEmotion(List<Unit> units, int i) {
    boolean opens =
        units.size() > 3
            && Set.of("in", "with", "for", "during").contains(units.get(0).text())
            && units.get(1).is(Kind.EMOTION)
            && units.get(2).is(Kind.COMMA);
    return opens
        && i > 3
        && !Scope.OWN.contains(units.get(3).text())
        && !units.get(3).isHead(Head.SPEAKER)
        && units.subList(3, i).stream().noneMatch(Scope::turnsBack);
  }

  /** "Her pitch, usually low, is up": how it is at other times. */
  static boolean normally(List<Unit> units, int i) {
    for (int k = i - 1; k > 0; k--) {
      if (ELSEWHEN.contains(units.get(k).text())) {
        return units.get(k - 1).is(Kind.COMMA) || units.get(k - 1).is(Kind.DET);
      }
      if (!units.get(k).is(Kind.DEGREE)) {
        return false;
      }
    }
    return false;
  }

  /** "Anger raises the voice", "an angry voice is loud", "in sadness the pitch drops". */
  static boolean emotionSubject(List<Unit> units, int i, int clause) {
    for (int k = 0; k < i; k++) {
      Unit unit = units.get(k);
      if (unit.clause() != clause) {
        continue;
      }
      if (unit.is(Kind.EMOTION) || ANYBODY.contains(unit.text())) {
        return predicate(units, k);
      }
      boolean opening =
          unit.is(Kind.DEGREE)
              || unit.is(Kind.BREAK)
              || unit.is(Kind.COMMA)
              || unit.is(Kind.HARD)
              || unit.is(Kind.COORD)
              || unit.is(Kind.PREP)
              || Set.of(
                      "typical", "average", "classic", "old", "older", "young", "younger",
                      "elderly", "many", "some", "few", "all", "a", "an", "any", "most", "unlike",
                      "like", "real", "true", "pure", "open", "plain")
                  .contains(unit.text());
      if (!opening) {
        return false;
      }
    }
    return false;
  }
}
