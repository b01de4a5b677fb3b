package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.WireName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds claims about who speaks: gender nouns and adjectives and age words, at each mention.
 * Pronouns are no claims.
 */
final class ProfileFinder {
  private static final PhraseTrie<List<Assertion>> PHRASES = new PhraseTrie<>();
  private static final Set<String> ADDRESSED =
      Set.of(
          "to",
          "with",
          "at",
          "about",
          "like",
          "toward",
          "towards",
          "against",
          "than",
          "unlike",
          "describes",
          "mentions",
          "depicts",
          "addresses",
          "insults",
          "imitates",
          "quotes",
          "warns",
          "scolds",
          "greets",
          "thanks",
          "portrays",
          "mocks");
  private static final Set<String> PLURALS =
      Set.of(
          "men",
          "women",
          "people",
          "girls",
          "boys",
          "speakers",
          "adults",
          "children",
          "ladies",
          "voices",
          "persons",
          "kids",
          "folk",
          "gentlemen",
          "males",
          "females");
  private static final Set<String> APPOSITION =
      Set.of(
          ",",
          "(",
          "perhaps",
          "maybe",
          "probably",
          "possibly",
          "certainly",
          "likely",
          "most",
          "i",
          "say",
          "would",
          "'d",
          "i'd",
          "about",
          "around",
          "in",
          "of",
          "at",
          "well",
          "past",
          "over",
          "aged",
          "or",
          "so",
          "clearly",
          "apparently",
          "presumably",
          "roughly",
          "somewhere",
          "his",
          "her",
          "their",
          "the");
  private static final Set<String> NEGATIVE = Set.of("not", "n't", "never", "no", "neither", "nor");

  static {
    for (LexiconFile.Entry entry : LexiconFile.read("speakers.txt")) {
      String[] claim = entry.key().split(":", 2);
      List<String> values = List.of(claim[1].split("\\|", -1));
      Assertion assertion =
          new Assertion(WireName.parse(Cue.class, claim[0]), values.get(0), Set.copyOf(values));
      entry.phrases().forEach(phrase -> add(phrase, assertion));
    }
  }

  private static void add(String phrase, Assertion assertion) {
    PHRASES.update(
        phrase,
        former -> {
          List<Assertion> all = former == null ? new ArrayList<>() : former;
          all.add(assertion);
          return all;
        });
  }

  private final List<Token> tokens;

  /**
   * @param tokens tokens of the whole text
   */
  ProfileFinder(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Findings in text order, also those that are not said of this clip. */
  List<Finding> find() {
    List<Finding> out = new ArrayList<>();
    Map<Cue, Integer> covered = new EnumMap<>(Cue.class);
    List<List<Assertion>> phrases = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).quoted()) {
        continue;
      }
      phrases.clear();
      PHRASES.at(tokens, i, phrases);
      for (int length = phrases.size(); length >= 1; length--) {
        List<Assertion> said = phrases.get(length - 1);
        for (Assertion assertion : said == null ? List.<Assertion>of() : said) {
          if (addressed(i) || ofMany(i + length)) {
            covered.merge(assertion.cue(), i + length, Math::max);
          } else {
            add(out, covered, assertion, i, length);
          }
        }
      }
      if (tokens.get(i).norm().equals("old") && item(i)) {
        add(out, covered, Assertion.of(Cue.AGE, AgeLevel.ELDERLY.wire()), i, 1);
      }
      Gender gender = letter(i);
      if (gender != null) {
        add(out, covered, Assertion.of(Cue.GENDER, gender.wire()), i, 1);
      }
      AgeNumbers.Match years = AgeNumbers.at(tokens, i);
      if (years != null) {
        add(out, covered, Assertion.of(Cue.AGE, years.level().wire()), i, years.tokens());
      }
    }
    return out;
  }

  /** "F, 22", "M/45": a letter before an age; null when there is none. */
  private Gender letter(int i) {
    String norm = tokens.get(i).norm();
    boolean one = (norm.equals("f") || norm.equals("m")) && (i == 0 || !tokens.get(i - 1).word());
    boolean aged = one && i + 2 < tokens.size() && AgeNumbers.at(tokens, i + 2) != null;
    if (!aged || !Set.of(",", "/").contains(tokens.get(i + 1).norm())) {
      return null;
    }
    return norm.equals("f") ? Gender.FEMALE : Gender.MALE;
  }

  /** "Voice: female, old, trembling": an item of a list. */
  private boolean item(int i) {
    boolean opens = i > 0 && Set.of(",", ":", "(").contains(tokens.get(i - 1).norm());
    boolean closes = i + 1 == tokens.size() || !tokens.get(i + 1).word();
    return opens && closes && (i < 2 || !tokens.get(i - 2).quoted());
  }

  /** "The man", "her advanced age": taken for granted, whatever is said of it. */
  boolean presupposed(int i) {
    int j = i - 1;
    while (j >= i - 2 && j >= 0 && PHRASES.ofWord(tokens.get(j).norm()) != null) {
      j--;
    }
    return j >= 0 && Set.of("the", "this", "her", "his", "their").contains(tokens.get(j).norm());
  }

  private void add(
      List<Finding> out, Map<Cue, Integer> covered, Assertion assertion, int i, int length) {
    if (covered.getOrDefault(assertion.cue(), 0) > i || second(covered, assertion, i)) {
      return;
    }
    int former = apposed(out, assertion, i);
    covered.put(assertion.cue(), i + length);
    if (former >= 0) {
      Finding age = out.get(former);
      int end = tokens.get(i + length - 1).end();
      out.set(former, age.with(age.assertion(), age.start(), end));
      return;
    }
    out.add(
        new Finding(
            assertion, denied(i), tokens.get(i).start(), tokens.get(i + length - 1).end(), i, -1));
  }

  /** "Young men often hide it": people in general. */
  private boolean ofMany(int next) {
    return next < tokens.size() && PLURALS.contains(tokens.get(next).norm());
  }

  /** "In his forties or fifties": one guess. */
  private boolean second(Map<Cue, Integer> covered, Assertion assertion, int i) {
    return assertion.cue() == Cue.AGE
        && i >= 2
        && covered.getOrDefault(Cue.AGE, -1) == i - 1
        && Set.of("or", "to", "and").contains(tokens.get(i - 1).norm());
  }

  /**
   * "An older man, perhaps in his late sixties": an age that the next one only makes exact.
   *
   * @return index of the finding that says the same just before; -1 when none does
   */
  private int apposed(List<Finding> out, Assertion assertion, int i) {
    if (assertion.cue() != Cue.AGE) {
      return -1;
    }
    for (int k = out.size() - 1; k >= 0 && k >= out.size() - 2; k--) {
      Finding former = out.get(k);
      if (former.assertion().cue() == Cue.AGE) {
        boolean same = former.assertion().value().equals(assertion.value()) && !former.negated();
        return same && onlyHedges(former.end(), i) ? k : -1;
      }
    }
    return -1;
  }

  private boolean onlyHedges(int from, int i) {
    boolean comma = false;
    for (int j = i - 1; j >= 0 && tokens.get(j).start() >= from; j--) {
      String norm = tokens.get(j).norm();
      comma |= norm.equals(",") || norm.equals("(");
      boolean noun = PHRASES.ofWord(norm) != null || norm.equals("speaker");
      if (!noun && !APPOSITION.contains(norm)) {
        return false;
      }
    }
    return comma;
  }

  /** Somebody spoken to or compared with is not the speaker. */
  private boolean addressed(int i) {
    int j = i - 1;
    while (j >= 0
        && tokens.get(j).word()
        && (Set.of("a", "an", "the", "her", "his", "any", "some", "another")
                .contains(tokens.get(j).norm())
            || PHRASES.ofWord(tokens.get(j).norm()) != null
            || tokens.get(j).norm().equals("young")
            || tokens.get(j).norm().equals("old"))) {
      j--;
    }
    if (j < 0 || !ADDRESSED.contains(tokens.get(j).norm())) {
      return false;
    }
    // "the voice sounds like a woman's", "comes across as male" do describe the speaker.
    return !(j > 0
        && Set.of(
                "belongs",
                "belong",
                "listening",
                "attending",
                "points",
                "point",
                "due",
                "owing",
                "attributable",
                "thanks",
                "sounds",
                "sound",
                "across",
                "heard",
                "judged",
                "identified",
                "described",
                "classified",
                "recognisable",
                "identifiable",
                "seems",
                "perceived")
            .contains(tokens.get(j - 1).norm()));
  }

  private boolean denied(int i) {
    for (int j = i - 1; j >= 0 && j >= i - 3 && tokens.get(j).word(); j--) {
      boolean bound =
          j + 1 < tokens.size()
              && Set.of("older", "younger", "yet", "more", "less")
                  .contains(tokens.get(j + 1).norm());
      if (NEGATIVE.contains(tokens.get(j).norm())) {
        // "No older than ten" is an age, and so is "not yet twenty".
        return !bound;
      }
    }
    return false;
  }
}
