package emotionthinker.stages.cot.claims;

import java.util.List;
import java.util.Set;

/**
 * Words that stand alone: "Loud. Fast. High.", "not fast, just flat", "Slowly, she asks". Nothing
 * that they could be said of is named near them, so that the voice and the speech are meant.
 */
final class Fragments {
  private static final List<Head> MEANT =
      List.of(Head.SPEAKER, Head.SPEECH, Head.VOICE, Head.INTONATION);

  private static final Set<String> JUDGED =
      Set.of(
          "confidence",
          "certainty",
          "likelihood",
          "probability",
          "plausibility",
          "valence",
          "sentiment",
          "label",
          "answer",
          "verdict",
          "conclusion",
          "category",
          "classification",
          "decision",
          "score",
          "agreement",
          "ambiguity",
          "risk",
          "stakes",
          "dominance",
          "activation",
          "mood",
          "evidence");

  private static final Set<String> AGES =
      Set.of("young", "old", "elderly", "middle aged", "adult", "teenage", "youngish");

  private Fragments() {}

  /**
   * What the word at {@code i} says alone.
   *
   * @param carried what the text speaks of; null when unknown
   * @return null when the word does not stand alone, or says nothing then
   */
  static Assertion reading(List<Unit> units, int i, Head carried) {
    Sense sense = units.get(i).sense();
    boolean label = units.get(i).text().equals("neutral");
    if (label || (!bare(units, i) && !adverb(units, i))) {
      // "Neutral." alone names the emotion.
      return null;
    }
    if (sense.free() != null) {
      return sense.free();
    }
    if (carried != null && !sense.readings().containsKey(Head.VOICE)) {
      Assertion carriedReading = sense.readings().get(carried);
      if (carriedReading != null) {
        return carriedReading;
      }
    }
    return meant(sense);
  }

  /** What a word says when nothing is named: of the speaker, the speech, the voice, the melody. */
  static Assertion meant(Sense sense) {
    return MEANT.stream()
        .filter(sense.readings()::containsKey)
        .map(sense.readings()::get)
        .findFirst()
        .orElse(null);
  }

  /** A clause of nothing but evaluations: no noun, no verb. */
  private static boolean bare(List<Unit> units, int i) {
    int from = i;
    while (from > 0 && evaluation(units.get(from - 1))) {
      from--;
    }
    int to = i + 1;
    while (to < units.size() && evaluation(units.get(to))) {
      to++;
    }
    boolean opens = from == 0 || (units.get(from - 1).is(Kind.HARD) && !ofJudgement(units, from));
    boolean listed = units.subList(from, to).stream().anyMatch(u -> u.is(Kind.COMMA));
    boolean heading = to < units.size() && units.get(to).text().equals(":") && !listed;
    boolean closes = to == units.size() || (units.get(to).is(Kind.HARD) && !heading);
    boolean more = to > i + 1 && to < units.size();
    closes |= more && units.get(to - 1).is(Kind.COMMA) && units.get(to).is(Kind.PREP);
    boolean list = units.get(i).is(Kind.ADJ) && !units.get(i).text().endsWith("ing");
    return (opens && closes && list) || Notes.item(units, i);
  }

  /** "Confidence: high": the heading is nothing that one hears. */
  private static boolean ofJudgement(List<Unit> units, int from) {
    if (from < 2) {
      return false;
    }
    Unit heading = units.get(from - 2);
    return heading.is(Kind.EMOTION) || JUDGED.contains(heading.text());
  }

  /** Whether a unit can stand in a clause of nothing but evaluations. */
  static boolean evaluation(Unit unit) {
    return switch (unit.kind()) {
      case ADJ, DEGREE, NEG, COORD, COMMA -> true;
      case BREAK -> Set.of("but", "yet", "though").contains(unit.text());
      case HEAD -> unit.isHead(Head.SPEAKER);
      default ->
          AGES.contains(unit.text())
              || unit.text().equals("yes")
              || (unit.is(Kind.OTHER) && unit.text().endsWith("ly"));
    };
  }

  /** An adverb set off by a comma, or at the end of its clause. */
  private static boolean adverb(List<Unit> units, int i) {
    if (!units.get(i).text().endsWith("ly") || units.get(i).text().equals("lively")) {
      return false;
    }
    boolean opens = i == 0 || edge(units.get(i - 1));
    int clause = units.get(i).clause();
    if (units.stream().anyMatch(u -> u.clause() == clause && u.is(Kind.MOVE))) {
      return false;
    }
    int to = i + 1;
    while (to < units.size()
        && (units.get(to).is(Kind.ADJ) || units.get(to).text().equals("and"))
        && units.get(to).is(Kind.ADJ) == units.get(to).text().endsWith("ly")) {
      to++;
    }
    boolean closes =
        to == units.size()
            || edge(units.get(to))
            || units.get(to).is(Kind.PREP)
            || units.get(to).is(Kind.COORD);
    return opens ? closes : to == units.size() || edge(units.get(to));
  }

  private static boolean edge(Unit unit) {
    return unit.is(Kind.COMMA) || unit.is(Kind.HARD) || unit.is(Kind.QUOTE);
  }
}
