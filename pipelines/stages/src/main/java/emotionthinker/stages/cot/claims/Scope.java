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
  private static final int REQUEST_REACH = 7;
  private static final Set<String> REQUESTS =
      Set.of(
          "asks",
          "asked",
          "asking",
          "tells",
          "told",
          "telling",
          "orders",
          "begs",
          "urges",
          "wants",
          "instructs",
          "reminds",
          "warns",
          "advises",
          "implores",
          "commands",
          "invites");
  static final Set<String> OWN = Set.of("her", "his", "their", "speaker", "speaker's");
  private static final Set<String> GUESS =
      Set.of(
          "may",
          "might",
          "could",
          "may be",
          "might be",
          "could be",
          "would",
          "'d",
          "i'd",
          "would be",
          "must",
          "must be");
  private static final Set<String> ADVERBS =
      Set.of(
          "in general",
          "generally",
          "normally",
          "often",
          "frequently",
          "ordinarily",
          "usually",
          "typically");

  private static final Set<String> NEW_NOUN = Set.of("a", "an", "the", "her", "his", "their");

  private final List<Unit> units;
  private final NounPhrases phrases;

  Scope(List<Unit> units) {
    this.units = units;
    this.phrases = new NounPhrases(units);
  }

  /** Whether the claim made at {@code i} is denied. */
  boolean negated(int i, boolean attributive) {
    int start = attributive ? phrases.start(i) : i;
    boolean presupposed = attributive && phrases.definite(start);
    int clause = units.get(i).clause();
    if (attributive && !presupposed && deniedAfter(i)) {
      return true;
    }
    for (int k = i - 1; k >= 0 && i - k <= WINDOW && units.get(k).clause() == clause; k--) {
      Unit unit = units.get(k);
      if (attributive && k >= start && unit.is(Kind.COMMA)) {
        continue;
      }
      if (unit.text().equals("less") && k != i - 1) {
        continue;
      }
      if (ownDenial(i, k) || (unit.is(Kind.LACK) && otherClause(k, i))) {
        return false;
      }
      if (unit.is(Kind.NEG) || unit.is(Kind.LACK)) {
        if (k > 0 && unit.is(Kind.NEG) && units.get(k - 1).is(Kind.NEG)) {
          return false;
        }
        if (unit.text().equals("little") || cancelled(k)) {
          return false;
        }
        return !presupposed
            || k == start - 1
            || unit.is(Kind.LACK)
            || (contrastive(unit.text()) && !deniesVerb(k));
      }
      if (unit.is(Kind.IDIOM) || (unit.is(Kind.COMMA) && !continuesDisjunction(k))) {
        return false;
      }
      boolean newNoun =
          unit.text().equals("and")
              && k + 1 < i
              && (NEW_NOUN.contains(units.get(k + 1).text()) || units.get(k + 1).is(Kind.PREP));
      if (unit.is(Kind.COORD) && (newPredicate(k) || newNoun)) {
        return false;
      }
    }
    return false;
  }

  /** "A loud voice is absent", "evidence of a raised voice is lacking". */
  private boolean deniedAfter(int i) {
    int k = i + 1;
    while (k < units.size()
        && k <= i + 4
        && (units.get(k).is(Kind.HEAD)
            || units.get(k).is(Kind.ADJ)
            || units.get(k).is(Kind.PREP))) {
      k++;
    }
    if (k + 1 >= units.size() || !units.get(k).is(Kind.COPULA)) {
      return false;
    }
    k++;
    while (k + 1 < units.size() && units.get(k).is(Kind.DEGREE)) {
      k++;
    }
    return Set.of("absent", "lacking", "missing").contains(units.get(k).text())
        && (k + 1 == units.size() || !units.get(k + 1).text().equals("in"));
  }

  /**
   * "No trembling and no hesitation", "not so much speaks as shouts": denied by itself, or said.
   */
  private boolean ownDenial(int i, int k) {
    String text = units.get(i).text();
    boolean itself =
        text.startsWith("no ") || text.startsWith("without ") || text.startsWith("free of");
    boolean rather =
        units.get(k).text().endsWith("so much")
            && !(k + 2 < units.size() && units.get(k + 2).is(Kind.DET))
            && units.subList(k, i).stream().anyMatch(u -> u.text().equals("as"));
    return rather || (itself && i > 0 && units.get(i - 1).is(Kind.COORD));
  }

  /** "Without stressed words the sentence is flat": the lack ends before the verb. */
  private boolean otherClause(int lack, int i) {
    String text = units.get(lack).text();
    return (text.startsWith("without") || text.contains("lack") || text.contains("absence"))
        && units.subList(lack, i).stream().anyMatch(u -> u.is(Kind.COPULA));
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

  /** "Nor do the pauses prove anything": the verb is denied. */
  private boolean deniesVerb(int k) {
    return k + 1 < units.size()
        && Set.of("do", "does", "did", "is", "are", "can", "would")
            .contains(units.get(k + 1).text());
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
    int start = attributive ? phrases.start(i) : i;
    boolean presupposed = attributive && phrases.definite(start);
    boolean conditional = false;
    boolean everyone = attributive && units.get(start).text().equals("every");
    boolean yours = subject > 0 && units.get(subject - 1).text().equals("your");
    if (everyone
        || yours
        || requested(i)
        || foreign(i)
        || Generalities.normally(units, i)
        || Generalities.inGeneral(units, i)) {
      return true;
    }
    if (i > 0
        && units.get(0).text().equals("without")
        && units.stream().anyMatch(u -> u.is(Kind.MODAL))) {
      return true;
    }
    for (int k = 0; k < units.size(); k++) {
      Unit unit = units.get(k);
      conditional |=
          unit.is(Kind.IF)
              && !unit.text().equals("whether")
              && !(k > 0 && units.get(k - 1).is(Kind.MODAL));
      if (unit.clause() != clause) {
        continue;
      }
      if (unit.is(Kind.IF) && k < i) {
        return true;
      }
      boolean marker = unit.is(Kind.MODAL) || unit.is(Kind.GENERIC);
      if (marker && !Generalities.softened(units, k)) {
        if (k < i && !presupposed && !(subject >= 0 && ownAdverb(unit, subject))) {
          return true;
        }
        if (k > end && attributive && !presupposed && !commaBetween(end, k)) {
          return true;
        }
      }
    }
    return (!presupposed && Generalities.emotionSubject(units, i, clause))
        || (conditional && wouldIn(clause))
        || (continues(i, clause) && hypothetical(first(clause) - 1, first(clause) - 1, -1, false));
  }

  /** "He asks her to slow down": what somebody is to do. */
  private boolean requested(int i) {
    int k = i - 1;
    boolean to = false;
    while (k >= 0 && i - k <= REQUEST_REACH && units.get(k).clause() == units.get(i).clause()) {
      String text = units.get(k).text();
      to |= text.equals("to");
      if (to && REQUESTS.contains(text)) {
        return true;
      }
      if ((units.get(k).is(Kind.COPULA) && !text.equals("be")) || units.get(k).is(Kind.COMMA)) {
        return false;
      }
      k--;
    }
    return false;
  }

  /** "Louder than a shout": what is compared with. */
  boolean compared(int i) {
    return units.get(first(units.get(i).clause())).text().equals("than");
  }

  /** "... tends to be slow but quiet": a clause without a subject goes on with the one before. */
  private boolean continues(int i, int clause) {
    int first = first(clause);
    if (first == 0
        || units.get(i).text().startsWith("the ")
        || !Set.of("but", "yet", "and", "and yet", "or").contains(units.get(first).text())) {
      return false;
    }
    if (first + 1 < i && Set.of("with", "in", "at").contains(units.get(first + 1).text())) {
      return true;
    }
    for (int k = first + 1; k < i; k++) {
      if (!units.get(k).is(Kind.DEGREE)
          && !units.get(k).is(Kind.NEG)
          && !units.get(k).is(Kind.ADJ)) {
        return false;
      }
    }
    return true;
  }

  private int first(int clause) {
    int k = 0;
    while (units.get(k).clause() != clause) {
      k++;
    }
    return k;
  }

  /** Whether another speaker, or people in general, are meant at {@code i}. */
  boolean ofOthers(int i) {
    return foreign(i)
        || Generalities.inGeneral(units, i)
        || Generalities.emotionSubject(units, i, units.get(i).clause());
  }

  /** "Her friend shouts", "a dog in the background": not the speaker. */
  private boolean foreign(int i) {
    for (int k = 0; k < units.size(); k++) {
      Unit unit = units.get(k);
      if (!unit.is(Kind.OTHERS)) {
        continue;
      }
      if (k < i && relative(k, i)) {
        return true;
      }
      if (unit.text().contains("background") && unit.clause() == units.get(i).clause()) {
        return true;
      }
      if (k < i && subject(k) && units.subList(k, i).stream().noneMatch(Scope::turnsBack)) {
        return true;
      }
    }
    return false;
  }

  /** "At her brother, who is quiet". */
  private boolean relative(int k, int i) {
    int j = k + 1 < i && units.get(k + 1).is(Kind.COMMA) ? k + 2 : k + 1;
    return units.get(j).text().equals("who") && units.get(j).clause() == units.get(i).clause();
  }

  private boolean subject(int k) {
    int j = k - 1;
    while (j >= 0
        && (units.get(j).is(Kind.DET)
            || units.get(j).is(Kind.ADJ)
            || units.get(j).isHead(Head.SPEAKER)
            || units.get(j).is(Kind.OTHER))) {
      j--;
    }
    return j < 0 || !(units.get(j).is(Kind.PREP) || units.get(j).text().equals("than"));
  }

  static boolean turnsBack(Unit unit) {
    return (unit.is(Kind.HARD) && !unit.text().equals(":"))
        || (unit.is(Kind.BREAK)
            && Set.of("but", "while", "whereas", "although", "though", "yet", "and yet", "whilst")
                .contains(unit.text()));
  }

  /** As {@link #hypothetical}, but what may or might be so of the speaker is a guess, and said. */
  boolean beyondGuess(int i) {
    int clause = units.get(i).clause();
    for (int k = 0; k < i; k++) {
      Unit unit = units.get(k);
      boolean guess = unit.clause() == clause && GUESS.contains(unit.text()) && !anyIf();
      if (guess) {
        return foreign(i) || Generalities.emotionSubject(units, i, clause);
      }
    }
    return hypothetical(i, i, -1, false) || Generalities.anyone(units, i);
  }

  private boolean anyIf() {
    return units.stream().anyMatch(u -> u.is(Kind.IF));
  }

  private boolean ownAdverb(Unit marker, int subject) {
    return ADVERBS.contains(marker.text())
        && subject > 0
        && units.get(subject).clause() == marker.clause()
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
}
