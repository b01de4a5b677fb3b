package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Questions in a text. A whole question claims nothing. A fragment that the next sentence answers
 * does: "Loud? Yes, quite." says high, "Fast? No, medium." says not fast and then normal, and "Her
 * volume? High." makes the volume what the answer is about.
 */
final class Answers {
  private static final int LONGEST = 7;
  private static final Set<String> YES =
      Set.of(
          "yes",
          "yeah",
          "yep",
          "definitely",
          "certainly",
          "absolutely",
          "indeed",
          "very",
          "quite",
          "clearly",
          "sure",
          "surely",
          "extremely",
          "without question",
          "without a doubt",
          "you bet",
          "decidedly",
          "undoubtedly",
          "without doubt",
          "of course",
          "rather",
          "obviously",
          "totally",
          "plainly",
          "no doubt",
          "somewhat",
          "fairly",
          "completely",
          "entirely",
          "very much");
  private static final Set<String> NO =
      Set.of(
          "no",
          "nope",
          "not",
          "hardly",
          "never",
          "scarcely",
          "barely",
          "neither",
          "nor",
          "far from",
          "not at all",
          "by no means",
          "not really",
          "not exactly");
  private static final List<Head> ORDER =
      List.of(Head.PITCH, Head.ENERGY, Head.SPEED, Head.INTONATION, Head.VOICE);

  private final List<Assertion> asked = new ArrayList<>();
  private Head topic;
  private boolean general;
  private int start;

  /** Whether the sentence ends with a question mark outside quotations, and is no tag question. */
  static boolean question(List<Unit> units) {
    for (int k = units.size() - 1; k >= 0 && k >= units.size() - 2; k--) {
      if (units.get(k).text().equals("?")) {
        return !tag(units, k);
      }
    }
    return false;
  }

  private static boolean tag(List<Unit> units, int mark) {
    return mark >= 3
        && (units.get(mark - 1).isHead(Head.SPEAKER) || units.get(mark - 1).text().equals("it"))
        && units.get(mark - 2).is(Kind.NEG);
  }

  /** Takes in a question; it replaces the one before. */
  void ask(List<Unit> units, Head carried) {
    asked.clear();
    topic = null;
    general = units.stream().anyMatch(u -> u.is(Kind.GENERIC) || u.text().equals("expected"));
    general |= units.stream().anyMatch(u -> u.is(Kind.MODAL)) && units.get(0).text().equals("what");
    boolean direct = units.get(0).is(Kind.COPULA) && units.size() <= LONGEST;
    boolean fragment = units.size() <= LONGEST;
    for (Unit unit : units.subList(direct ? 1 : 0, units.size())) {
      fragment &= !unit.is(Kind.COPULA) && !unit.is(Kind.MODAL) && !unit.is(Kind.IF);
    }
    if (units.size() > 2 && units.get(0).text().equals("how") && units.get(1).is(Kind.ADJ)) {
      Assertion measured = reading(units.get(1).sense(), carried);
      topic = measured == null ? null : head(measured.cue());
      return;
    }
    if (!fragment) {
      return;
    }
    start = units.get(0).start();
    for (Unit unit : units) {
      if (unit.is(Kind.HEAD) && ORDER.contains(unit.sense().head())) {
        topic = unit.sense().head();
      }
    }
    for (Unit unit : units) {
      Assertion assertion = unit.is(Kind.ADJ) ? reading(unit.sense(), carried) : null;
      if (assertion != null) {
        asked.add(assertion);
      }
    }
    if (topic == null && asked.size() == 1) {
      topic = head(asked.get(0).cue());
    }
  }

  private Assertion reading(Sense sense, Head carried) {
    Map<Head, Assertion> readings = sense.readings();
    if (topic != null && readings.containsKey(topic)) {
      return readings.get(topic);
    }
    if (sense.free() != null) {
      return sense.free();
    }
    if (carried != null && readings.size() > 1 && readings.containsKey(carried)) {
      return readings.get(ORDER.contains(carried) ? carried : Head.VOICE);
    }
    return ORDER.stream()
        .filter(readings::containsKey)
        .map(readings::get)
        .filter(a -> readings.size() == 1 || a.cue() != Cue.INTONATION)
        .findFirst()
        .orElse(null);
  }

  private static Head head(Cue cue) {
    return switch (cue) {
      case PITCH -> Head.PITCH;
      case ENERGY -> Head.ENERGY;
      case SPEED -> Head.SPEED;
      case INTONATION -> Head.INTONATION;
      default -> null;
    };
  }

  /** What the next sentence speaks of; null when the question did not say. */
  Head topic() {
    return topic;
  }

  /** "What would one expect of fear? High pitch.": an answer to what is so in general. */
  boolean inGeneral(List<Unit> units) {
    return general
        && units.stream().noneMatch(u -> u.is(Kind.COPULA) || u.is(Kind.MOVE) || u.is(Kind.BREAK));
  }

  /** The claims that an answer makes by yes or no; the question is then answered. */
  List<Finding> answer(List<Unit> units) {
    List<Finding> out = new ArrayList<>();
    if (!asked.isEmpty() && !units.isEmpty()) {
      String word = units.get(0).text();
      boolean copular = copular(units);
      boolean yes = YES.contains(word) || (copular && !units.get(2).is(Kind.NEG));
      boolean no = NO.contains(word) || units.get(0).is(Kind.NEG) || copular;
      int end = units.get(copular ? 1 : 0).end();
      for (Assertion assertion : yes || no ? asked : List.<Assertion>of()) {
        out.add(new Finding(assertion, !yes, start, end, -1, -1));
      }
    }
    asked.clear();
    return out;
  }

  /** "It is.", "He isn't.": an answer of a pronoun and a verb. */
  private static boolean copular(List<Unit> units) {
    if (units.size() < 3 || units.size() > 4) {
      return false;
    }
    boolean pronoun = Set.of("it", "he", "she", "they").contains(units.get(0).text());
    boolean verb =
        units.get(1).is(Kind.COPULA)
            || Set.of("does", "do", "did", "has").contains(units.get(1).text());
    int last = units.get(2).is(Kind.NEG) ? 3 : 2;
    return pronoun && verb && (units.size() == last || units.get(last).is(Kind.HARD));
  }

  /** "High, yes; fast, not really": the word at {@code i} is denied by what follows the comma. */
  static boolean denies(List<Unit> units, int i) {
    boolean answered =
        i + 2 < units.size()
            && (units.get(i + 1).is(Kind.COMMA) || units.get(i + 1).text().equals("\u2013"));
    if (!answered || !units.get(i + 2).is(Kind.NEG)) {
      return false;
    }
    int k = i + 3;
    while (k < units.size() && (units.get(k).is(Kind.DEGREE) || units.get(k).is(Kind.LACK))) {
      k++;
    }
    boolean whole = Set.of("no", "not", "never", "not at all").contains(units.get(i + 2).text());
    return whole && (k == units.size() || units.get(k).is(Kind.HARD));
  }

  void forget() {
    topic = null;
    general = false;
  }
}
