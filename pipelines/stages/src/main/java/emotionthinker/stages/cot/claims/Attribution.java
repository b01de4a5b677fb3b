package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.List;
import java.util.Set;

/** Finds the noun that an evaluative word stands before: "a low, rather flat pitch". */
final class Attribution {
  /** The word stands before no noun. */
  static final int NONE = -1;

  /** The word stands before a noun that the lexicon does not know: "a quick breath". */
  static final int STRANGER = -2;

  private static final Set<String> NOUNS =
      Set.of(
          "pause",
          "hesitation",
          "tremor",
          "tremble",
          "quiver",
          "quaver",
          "rasp",
          "croak",
          "creak",
          "sob",
          "whimper",
          "chuckle",
          "giggle",
          "sigh",
          "crack",
          "wobble",
          "strain",
          "twang",
          "lisp",
          "whine",
          "growl",
          "murmur",
          "drawl",
          "lilt",
          "shout",
          "yell",
          "scream",
          "roar",
          "bellow",
          "monotone",
          "crescendo",
          "shriek",
          "squeal",
          "mumble",
          "silence",
          "silences",
          "pauses",
          "hesitations",
          "trembling",
          "laughter",
          "haste",
          "hurry",
          "monotony",
          "baritone",
          "contralto",
          "soprano",
          "tenor",
          "falsetto");

  private static final Set<String> LY_ADJECTIVES =
      Set.of("lonely", "friendly", "lovely", "ugly", "homely", "daily", "silly");

  private final List<Unit> units;

  Attribution(List<Unit> units) {
    this.units = units;
  }

  /**
   * The head that the word stands before; STRANGER for an unknown noun, NONE when it stands before
   * none.
   */
  int of(int i) {
    if (onTheSide(i) || direction(units.get(i).text())) {
      return NONE;
    }
    int others = 0;
    for (int j = i + 1; j < units.size() && units.get(j).clause() == units.get(i).clause(); j++) {
      Unit unit = units.get(j);
      switch (unit.kind()) {
        case HEAD -> {
          int last = j;
          while (last + 1 < units.size() && compounds(units.get(last + 1))) {
            last++;
          }
          boolean verb =
              Set.of("speaks", "says", "talks", "she", "he", "they").contains(unit.text());
          return verb ? NONE : last;
        }
        case DEGREE -> {}
        case ADJ -> {
          if (takesObject(unit)) {
            // "High and bursting with energy": the noun is the object of the second.
            return NONE;
          }
        }
        case MOVE -> {
          // "Ends with the usual fall": the movement is what is usual.
          boolean noun = j == i + 1 && i > 0 && units.get(i - 1).is(Kind.DET);
          return noun || others > 0 ? stranger(i) : NONE;
        }
        case DET -> {
          boolean again = j > 0 && units.get(j - 1).is(Kind.COORD) && repeatsDeterminer(i, j);
          if (!again) {
            return others > 0 ? stranger(i) : NONE;
          }
        }
        case COORD -> {
          if (j + 1 < units.size()
              && !continues(units.get(j + 1))
              && !repeatsDeterminer(i, j + 1)) {
            return others > 0 ? stranger(i) : NONE;
          }
        }
        case COMMA -> {
          if (lonely(i, j)) {
            return stranger(i);
          }
          if (j + 1 < units.size() && !units.get(j + 1).is(Kind.ADJ) && !stackedOther(i, j + 1)) {
            return others > 0 ? stranger(i) : NONE;
          }
        }
        case EMOTION, OTHER, OTHERS -> {
          boolean adjective = j + 1 < units.size() && units.get(j + 1).is(Kind.HEAD);
          boolean lastOfList =
              j > i + 1
                  && units.get(j - 1).is(Kind.COORD)
                  && (j + 1 == units.size()
                      || units.get(j + 1).is(Kind.HARD)
                      || units.get(j + 1).is(Kind.COMMA));
          if (unit.text().equals("one") || unit.text().equals("ones") || lastOfList) {
            return NONE;
          }
          if (adjective && !adverb(unit.text())) {
            continue;
          }
          if (++others > 2 || unit.text().endsWith("ing") || adverb(unit.text())) {
            return others > 1 ? stranger(i) : NONE;
          }
        }
        default -> {
          return others > 0 ? stranger(i) : NONE;
        }
      }
    }
    return others > 0 ? stranger(i) : NONE;
  }

  /** The second noun of "speech tempo", but not the verb of "a deep voice speaks". */
  private static boolean compounds(Unit next) {
    return next.is(Kind.HEAD)
        && (!next.isHead(Head.SPEECH)
            || Set.of("speech", "delivery", "utterance", "articulation", "rhythm", "performance")
                .contains(next.text()));
  }

  /** "A fast, clipped delivery": an unknown adjective after the comma, before a head. */
  private boolean stackedOther(int i, int j) {
    return i > 0
        && (units.get(i - 1).is(Kind.DET) || units.get(i - 1).is(Kind.PREP))
        && units.get(j).is(Kind.OTHER)
        && j + 1 < units.size()
        && (units.get(j + 1).is(Kind.HEAD) || units.get(j + 1).is(Kind.COMMA));
  }

  private static boolean direction(String text) {
    return text.equals("up") || text.equals("down");
  }

  /** "A quiet, lonely life": one more unknown adjective, and the noun is unknown too. */
  private boolean lonely(int i, int comma) {
    return comma == i + 1
        && i > 0
        && Set.of("a", "an").contains(units.get(i - 1).text())
        && comma + 2 < units.size()
        && units.get(comma + 1).is(Kind.OTHER)
        && units.get(comma + 2).is(Kind.OTHER)
        && (LY_ADJECTIVES.contains(units.get(comma + 1).text())
            || !adverb(units.get(comma + 1).text()))
        && !adverb(units.get(comma + 2).text());
  }

  /** "On the brisk side": said of the subject. */
  private boolean onTheSide(int i) {
    return i > 1
        && i + 1 < units.size()
        && units.get(i + 1).text().equals("side")
        && units.get(i - 2).text().equals("on");
  }

  private static boolean takesObject(Unit unit) {
    String text = unit.text();
    return text.endsWith(" with") || text.endsWith(" of") || text.endsWith(" in");
  }

  /** "Such a loud and such a deep voice". */
  private boolean repeatsDeterminer(int i, int j) {
    return i > 0
        && Set.of("a", "an", "such a").contains(units.get(j).text())
        && Set.of("a", "an", "such a").contains(units.get(i - 1).text())
        && j + 1 < units.size()
        && units.get(j + 1).is(Kind.ADJ);
  }

  private static boolean continues(Unit unit) {
    return unit.is(Kind.ADJ) || unit.is(Kind.DEGREE) || unit.is(Kind.OTHER);
  }

  private int stranger(int i) {
    String text = units.get(i).text();
    if (nominal(i)) {
      return NONE;
    }
    boolean adjective =
        (!text.endsWith("ly") || text.equals("lively"))
            && !text.endsWith("s")
            && !text.contains(" voice");
    return adjective ? STRANGER : NONE;
  }

  /**
   * A noun, or a phrase that is complete: what follows it is no noun that it could stand before.
   */
  private boolean nominal(int i) {
    Unit unit = units.get(i);
    Assertion free = unit.sense().free();
    int words = unit.text().split(" ", -1).length;
    return free != null && (words > 2 || (words == 2 && free.cue() == Cue.PAUSES) || noun(unit));
  }

  /** "Several pauses", "a certain hoarseness": whatever else the sentence speaks of. */
  boolean named(int i) {
    Assertion free = units.get(i).sense().free();
    return free != null
        && Set.of(Cue.PAUSES, Cue.VOICE_QUALITY).contains(free.cue())
        && noun(units.get(i))
        && i > 0
        && Set.of(Kind.DET, Kind.ADJ, Kind.PREP, Kind.OTHER).contains(units.get(i - 1).kind());
  }

  /** Whether an evaluative word is a noun. */
  static boolean noun(Unit unit) {
    return unit.text().endsWith("ness") || NOUNS.contains(unit.text());
  }

  private static boolean adverb(String text) {
    return text.endsWith("ly")
        || Set.of(
                "enough",
                "compared",
                "relative",
                "given",
                "like",
                "too",
                "then",
                "again",
                "now",
                "not",
                "it",
                "before",
                "after",
                "without",
                "also",
                "there",
                "today",
                "beside",
                "early",
                "late",
                "per",
                "ish",
                "followed",
                "except",
                "despite",
                "unless",
                "together",
                "alike",
                "combined",
                "next",
                "paired",
                "coupled")
            .contains(text);
  }
}
