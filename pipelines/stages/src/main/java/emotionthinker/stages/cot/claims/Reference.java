package emotionthinker.stages.cot.claims;

import java.util.List;
import java.util.Set;

/**
 * Resolves "it", "the former" and "the latter" to the head they stand for, within a sentence and
 * over its border. "It" is the last subject that something can be said of; the former and the
 * latter are the two heads that were last named side by side. An "it" that stands for no noun ("it
 * is clear that ...") stays as it is.
 */
final class Reference {
  private static final Set<String> CLAUSE_FOLLOWS =
      Set.of(
          "that",
          "to",
          "how",
          "whether",
          "if",
          "what",
          "why",
          "where",
          "who",
          "for",
          "as if",
          "as though",
          "because",
          "when");
  private static final Set<String> VERBS =
      Set.of(
          "speaks",
          "speak",
          "spoke",
          "says",
          "say",
          "said",
          "saying",
          "talks",
          "talk",
          "talked",
          "talking",
          "speaking",
          "delivers",
          "delivered",
          "utters",
          "uttered",
          "asks",
          "asked",
          "reads",
          "replies",
          "spoken",
          "sings",
          "sing");
  private static final Set<String> TOPIC =
      Set.of(
          "as for",
          "as to",
          "as with",
          "looking at",
          "turning to",
          "coming to",
          "moving to",
          "listening to",
          "regard to",
          "respect to",
          "terms of");
  private static final Set<String> REFERRING = Set.of("it", "hers", "the former", "the latter");
  private static final int SIDE_BY_SIDE = 4;

  private final Cast cast = new Cast();
  private Sense subject;
  private Sense former;
  private Sense latter;

  /** Whether the unit is a verb of speaking. */
  static boolean speaks(Unit unit) {
    return VERBS.contains(unit.text());
  }

  /** Whether the unit is a reference, and no noun of its own. */
  static boolean refers(Unit unit) {
    return REFERRING.contains(unit.text());
  }

  /** The units with references replaced by heads of what they stand for; text and span stay. */
  List<Unit> resolve(List<Unit> units) {
    List<Unit> out = cast.resolve(units);
    for (int i = 0; i < out.size(); i++) {
      Unit unit = out.get(i);
      Sense stands = null;
      switch (unit.text()) {
        case "it", "hers" -> stands = refers(out, i) ? antecedent(out, i) : null;
        case "the former" -> {
          pair(out, i);
          stands = former;
        }
        case "the latter" -> {
          pair(out, i);
          stands = latter;
        }
        default -> {}
      }
      if (stands != null) {
        out.set(i, new Unit(stands, unit.text(), unit.start(), unit.end(), unit.clause()));
      }
    }
    return out;
  }

  /** Takes in a resolved sentence: what the next one may refer to. */
  void remember(List<Unit> units) {
    Sense named = null;
    Sense first = null;
    Sense any = null;
    for (int i = 0; i < units.size(); i++) {
      if (!evaluable(units, i)) {
        continue;
      }
      if (predicateFollows(units, i) && !afterPreposition(units, i)) {
        named = units.get(i).sense();
      }
      any = units.get(i).sense();
      first = first == null && !afterPreposition(units, i) ? units.get(i).sense() : first;
    }
    subject = named != null ? named : first != null ? first : any != null ? any : subject;
    pair(units, units.size());
  }

  private void pair(List<Unit> units, int before) {
    int last = -1;
    for (int i = 0; i < before; i++) {
      if (!evaluable(units, i) || units.get(i).text().startsWith("the ")) {
        continue;
      }
      boolean joined = last >= 0 && i - last <= SIDE_BY_SIDE && joined(units, last, i);
      if (joined && !units.get(last).isHead(units.get(i).sense().head())) {
        former = units.get(last).sense();
        latter = units.get(i).sense();
      }
      last = i;
    }
  }

  private static boolean joined(List<Unit> units, int a, int b) {
    for (int k = a + 1; k < b; k++) {
      if (units.get(k).is(Kind.COORD) || units.get(k).text().equals("nor")) {
        return true;
      }
    }
    return false;
  }

  /** Whether "it" at {@code i} is the subject of a predicate of its own. */
  private static boolean refers(List<Unit> units, int i) {
    if (i > 0 && (units.get(i - 1).is(Kind.PREP) || VERBS.contains(units.get(i - 1).text()))) {
      return false;
    }
    int k = i + 1;
    while (k < units.size() && units.get(k).is(Kind.DEGREE)) {
      k++;
    }
    if (k >= units.size()) {
      return false;
    }
    boolean verb =
        switch (units.get(k).kind()) {
          case COPULA, MOVE, BECOME, EDGE, ADJ, MODAL, NEG, LACK -> true;
          case OTHER -> Set.of("does", "did", "has", "had").contains(units.get(k).text());
          default -> false;
        };
    for (int j = k + 1; verb && j < units.size() && j <= k + 5; j++) {
      Unit unit = units.get(j);
      boolean clause = unit.is(Kind.IDIOM) && unit.text().contains(" to ");
      if (clause || CLAUSE_FOLLOWS.contains(unit.text()) || unit.is(Kind.QUOTE)) {
        return false;
      }
      if (unit.is(Kind.COMMA) || unit.is(Kind.HARD) || unit.is(Kind.COORD)) {
        break;
      }
    }
    return verb;
  }

  private Sense antecedent(List<Unit> units, int i) {
    for (int h = i - 1; h >= 0; h--) {
      if (evaluable(units, h) && !afterPreposition(units, h)) {
        return units.get(h).sense();
      }
    }
    return subject;
  }

  private static boolean evaluable(List<Unit> units, int i) {
    Unit unit = units.get(i);
    boolean verb = unit.isHead(Head.SPEECH) && VERBS.contains(unit.text());
    return unit.is(Kind.HEAD) && !unit.isHead(Head.SPEAKER) && !unit.isHead(Head.WORDS) && !verb;
  }

  private static boolean afterPreposition(List<Unit> units, int i) {
    for (int k = i - 1; k >= 0; k--) {
      Unit unit = units.get(k);
      if (unit.is(Kind.PREP)) {
        return k == 0 || !TOPIC.contains(units.get(k - 1).text() + " " + unit.text());
      }
      boolean inside =
          unit.is(Kind.DET)
              || unit.is(Kind.ADJ)
              || unit.is(Kind.DEGREE)
              || unit.isHead(Head.SPEAKER);
      if (!inside) {
        return false;
      }
    }
    return false;
  }

  private static boolean predicateFollows(List<Unit> units, int i) {
    for (int k = i + 1; k < units.size() && k <= i + 5; k++) {
      switch (units.get(k).kind()) {
        case COPULA, MOVE, BECOME, MODAL, EDGE -> {
          return true;
        }
        case PREP, DET, HEAD, DEGREE, NEG, COORD, OTHER -> {}
        default -> {
          return false;
        }
      }
    }
    return false;
  }
}
