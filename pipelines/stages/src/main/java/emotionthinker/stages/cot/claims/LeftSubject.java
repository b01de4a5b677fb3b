package emotionthinker.stages.cot.claims;

import java.util.List;
import java.util.Set;

/** Finds the subject on the left of an evaluation or a movement: in its clause, then before it. */
final class LeftSubject {
  /** The words, several voices, or a subject that the lexicon does not know. */
  static final int BLOCKED = -3;

  private static final int NONE = Attribution.NONE;
  private static final Set<String> TOUCHING =
      Set.of("of", "in", "behind", "within", "from", "by", "for", "to", "on");

  private final List<Unit> units;

  LeftSubject(List<Unit> units) {
    this.units = units;
  }

  /**
   * Index of the nearest subject; -1 for none, {@link #BLOCKED} when something else is meant.
   *
   * @param sense what the word can say; null for a movement
   */
  int of(int i, Sense sense) {
    int clause = units.get(i).clause();
    int found = nearest(i, clause, sense);
    if (found != NONE) {
      return found;
    }
    if (ownSubject(i, clause) || (sense != null && i > 0 && besideAnother(i, sense))) {
      return BLOCKED;
    }
    int first = i;
    while (first > 0 && units.get(first - 1).clause() == clause) {
      first--;
    }
    Unit opener = units.get(first);
    boolean relative = Set.of("that", "which", "who").contains(opener.text());
    if (relative && first > 0 && units.get(first - 1).is(Kind.OTHER)) {
      return BLOCKED;
    }
    for (int c = clause - 1; c >= 0 && !opener.is(Kind.IF); c--) {
      found = nearest(i, c, sense);
      if (found != NONE) {
        return found;
      }
    }
    return NONE;
  }

  /** The nearest head of a clause to the left of {@code i} that the word can be said of. */
  private int nearest(int i, int clause, Sense sense) {
    for (int h = i - 1; h >= 0; h--) {
      Unit unit = units.get(h);
      if (unit.clause() != clause || !unit.is(Kind.HEAD) || embedded(h)) {
        continue;
      }
      boolean ofMany = unit.text().equals("voices") || anySentences(h);
      if (unit.isHead(Head.WORDS) || ofMany || speaksOf(h) || ofWords(h)) {
        return BLOCKED;
      }
      boolean elsewhere = clause != units.get(i).clause();
      boolean fits =
          sense == null
              ? !unit.isHead(Head.SPEAKER)
              : elsewhere
                  ? sense.readings().containsKey(unit.sense().head())
                  : Binder.reading(sense, unit.sense().head()) != null;
      if (fits) {
        return strangerBetween(h, i) ? BLOCKED : h;
      }
    }
    return NONE;
  }

  /** "Statements fall at the end": any of them, as no article stands before. */
  private boolean anySentences(int h) {
    return Set.of(
                "questions",
                "statements",
                "sentences",
                "utterances",
                "commands",
                "orders",
                "requests")
            .contains(units.get(h).text())
        && (h == 0 || Set.of(Kind.COMMA, Kind.HARD, Kind.BREAK).contains(units.get(h - 1).kind()));
  }

  /** "The text talks about shouting": what is spoken of, not how. */
  private boolean speaksOf(int h) {
    return units.get(h).isHead(Head.SPEECH) && units.get(h + 1).text().equals("about");
  }

  /** "The tone of the words". */
  private boolean ofWords(int h) {
    int j = h + 1;
    while (j < units.size() && (units.get(j).text().equals("of") || units.get(j).is(Kind.DET))) {
      j++;
    }
    return units.get(h).isHead(Head.VOICE)
        && j > h + 1
        && j < units.size()
        && units.get(j).isHead(Head.WORDS);
  }

  /** "The energy in her voice": a head inside a phrase that hangs on another head. */
  private boolean embedded(int h) {
    int j = h - 1;
    while (j >= 0 && (units.get(j).is(Kind.DET) || units.get(j).isHead(Head.SPEAKER))) {
      j--;
    }
    if (j <= 0 || !units.get(j).is(Kind.PREP) || !TOUCHING.contains(units.get(j).text())) {
      return false;
    }
    for (int k = j - 1; k >= 0 && units.get(k).clause() == units.get(h).clause(); k--) {
      if (units.get(k).is(Kind.HEAD) && !units.get(k).isHead(Head.SPEAKER)) {
        return true;
      }
      if (units.get(k).is(Kind.COPULA) || units.get(k).is(Kind.MOVE)) {
        return false;
      }
    }
    return false;
  }

  /**
   * A new noun phrase with its own verb between head and word: "the pitch fits, the mood is low".
   */
  private boolean strangerBetween(int h, int i) {
    for (int k = h + 1; k + 2 < i; k++) {
      if (units.get(k).is(Kind.DET)
          && !units.get(k - 1).is(Kind.PREP)
          && units.get(k + 1).is(Kind.OTHER)
          && !units.get(k + 1).text().equals("one")
          && units.get(k + 2).is(Kind.COPULA)) {
        return true;
      }
    }
    return false;
  }

  /** "Pitch is high, whereas loudness varies": the verb has a subject that it says nothing of. */
  private boolean besideAnother(int i, Sense sense) {
    Unit before = units.get(i - 1);
    return before.is(Kind.HEAD)
        && !before.isHead(Head.SPEAKER)
        && !before.isHead(Head.SPEECH)
        && before.clause() == units.get(i).clause()
        && Binder.reading(sense, before.sense().head()) == null;
  }

  private boolean ownSubject(int i, int clause) {
    for (int k = i - 1; k > 0; k--) {
      if (units.get(k).clause() != clause) {
        return false;
      }
      boolean noun = units.get(k - 1).is(Kind.OTHER) || units.get(k - 1).is(Kind.EMOTION);
      if (units.get(k).is(Kind.COPULA) && noun) {
        String text = units.get(k - 1).text();
        return !text.endsWith("ly")
            && !Set.of(
                    "it",
                    "both",
                    "which",
                    "then",
                    "there",
                    "hers",
                    "theirs",
                    "one",
                    "this",
                    "what",
                    "everything")
                .contains(text);
      }
    }
    return false;
  }
}
