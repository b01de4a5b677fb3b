package emotionthinker.stages.cot.claims;

import java.util.List;
import java.util.Set;

/**
 * Whether a claim in a sentence is denied, or not made of this clip at all: generalities ("anger
 * usually comes with a raised voice"), conditionals and what would be ("had she been angry, her
 * pitch would be higher"). A definite noun phrase ("the raised voice") presupposes its adjective
 * and so survives negated verbs and generalities around it.
 */
final class Scope {
  private static final int WINDOW = 9;
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
  private static final Set<String> OWN = Set.of("her", "his", "their", "speaker", "speaker's");
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
          "mistaken");
  private static final Set<String> ANYBODY =
      Set.of(
          "people", "speakers", "listeners", "studies", "research", "humans", "voices", "everyone");
  private static final Set<String> ADVERBS =
      Set.of("generally", "normally", "often", "frequently", "ordinarily", "usually", "typically");

  private final List<Unit> units;

  Scope(List<Unit> units) {
    this.units = units;
  }

  /**
   * First unit of the noun phrase that an attributive word at {@code i} stands in, determiner
   * included.
   */
  int phraseStart(int i) {
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
    return DEFINITE.contains(units.get(phraseStart).text())
        || units.get(phraseStart).isHead(Head.SPEAKER);
  }

  /** Whether the claim made at {@code i} is denied. */
  boolean negated(int i, boolean attributive) {
    int start = attributive ? phraseStart(i) : i;
    boolean presupposed = attributive && definite(start);
    int clause = units.get(i).clause();
    for (int k = i - 1; k >= 0 && i - k <= WINDOW && units.get(k).clause() == clause; k--) {
      Unit unit = units.get(k);
      if (attributive && k >= start && unit.is(Kind.COMMA)) {
        continue;
      }
      if (unit.is(Kind.NEG) || unit.is(Kind.LACK)) {
        if (unit.text().equals("little") || cancelled(k)) {
          return false;
        }
        return !presupposed || k == start - 1 || unit.is(Kind.LACK) || contrastive(unit.text());
      }
      if (unit.is(Kind.IDIOM) || (unit.is(Kind.COMMA) && !continuesDisjunction(k))) {
        return false;
      }
      if (unit.is(Kind.COORD) && newPredicate(k)) {
        return false;
      }
    }
    return false;
  }

  private boolean cancelled(int k) {
    return k + 1 < units.size()
        && Set.of("only", "just", "merely", "simply").contains(units.get(k + 1).text());
  }

  private static boolean contrastive(String text) {
    return text.endsWith(" of")
        || text.endsWith(" than")
        || text.endsWith(" to")
        || text.equals("nor");
  }

  /** "Not loud, fast, or high-pitched": the comma belongs to a list that ends in or. */
  private boolean continuesDisjunction(int comma) {
    for (int k = comma + 1; k < units.size() && k < comma + 8; k++) {
      Unit unit = units.get(k);
      if (unit.text().equals("or") || unit.text().equals("nor")) {
        return true;
      }
      if (unit.is(Kind.COPULA) || unit.is(Kind.HARD) || unit.is(Kind.BREAK)) {
        return false;
      }
    }
    return false;
  }

  private boolean newPredicate(int k) {
    return units.get(k).text().startsWith("and")
        && k + 1 < units.size()
        && (units.get(k + 1).is(Kind.COPULA)
            || units.get(k + 1).is(Kind.BECOME)
            || units.get(k + 1).is(Kind.EDGE));
  }

  /**
   * Whether what is said at {@code i} is not said of this clip.
   *
   * @param end index of the last unit of the claim
   * @param subject index of the head it is said of, -1 for none
   */
  boolean hypothetical(int i, int end, int subject, boolean attributive) {
    int clause = units.get(i).clause();
    int start = attributive ? phraseStart(i) : i;
    boolean presupposed = attributive && definite(start);
    boolean conditional = false;
    if (i > 0
        && units.get(0).text().equals("without")
        && units.stream().anyMatch(u -> u.is(Kind.MODAL))) {
      return true;
    }
    for (int k = 0; k < units.size(); k++) {
      Unit unit = units.get(k);
      conditional |= unit.is(Kind.IF);
      if (unit.clause() != clause) {
        continue;
      }
      if (unit.is(Kind.IF) && k < i) {
        return true;
      }
      boolean marker = unit.is(Kind.MODAL) || unit.is(Kind.GENERIC);
      if (marker && !speakingOf(k)) {
        if (k < i && !presupposed && !(subject >= 0 && ownAdverb(unit, subject))) {
          return true;
        }
        if (k > end && attributive && !presupposed && !commaBetween(end, k)) {
          return true;
        }
      }
    }
    return (!presupposed && emotionSubject(i, clause)) || (conditional && wouldIn(clause));
  }

  /** "I would say": the modal only softens. */
  private boolean speakingOf(int modal) {
    for (int k = modal + 1; k < units.size() && k <= modal + 3; k++) {
      if (SPOKEN_OF.contains(units.get(k).text())) {
        return true;
      }
    }
    return false;
  }

  private boolean ownAdverb(Unit marker, int subject) {
    return ADVERBS.contains(marker.text())
        && subject > 0
        && (OWN.contains(units.get(subject - 1).text()) || units.get(subject).isHead(Head.SPEAKER));
  }

  private boolean commaBetween(int a, int b) {
    for (int k = a; k < b; k++) {
      if (units.get(k).is(Kind.COMMA)) {
        return true;
      }
    }
    return false;
  }

  private boolean wouldIn(int clause) {
    return units.stream().anyMatch(u -> u.clause() == clause && u.is(Kind.MODAL));
  }

  /** "Anger raises the voice", "an angry voice is loud", "in sadness the pitch drops". */
  private boolean emotionSubject(int i, int clause) {
    for (int k = 0; k < i; k++) {
      Unit unit = units.get(k);
      if (unit.clause() != clause) {
        continue;
      }
      if (unit.is(Kind.EMOTION) || ANYBODY.contains(unit.text())) {
        return true;
      }
      boolean opening =
          unit.is(Kind.DEGREE)
              || unit.is(Kind.BREAK)
              || unit.is(Kind.COMMA)
              || unit.is(Kind.HARD)
              || unit.is(Kind.COORD)
              || unit.is(Kind.PREP)
              || Set.of(
                      "a", "an", "any", "most", "unlike", "like", "real", "true", "pure", "open",
                      "plain")
                  .contains(unit.text());
      if (!opening) {
        return false;
      }
    }
    return false;
  }
}
