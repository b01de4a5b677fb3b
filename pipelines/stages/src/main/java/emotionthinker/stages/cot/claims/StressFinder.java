package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds claims about which word is stressed: a stress word with its argument, quoted ("stress falls
 * on 'never'") or a known word of the transcript after "on" ("with emphasis on never"). "No word
 * stands out" claims none. Stress as a state of mind takes no such argument and is no claim.
 */
final class StressFinder {
  /** Nouns and participles that need no further proof that prominence is meant. */
  private static final Set<String> STRONG =
      Set.of(
          "stress",
          "stresses",
          "stressed",
          "stressing",
          "emphasis",
          "emphases",
          "emphasises",
          "emphasizes",
          "emphasised",
          "emphasized",
          "emphasising",
          "emphasizing",
          "accent",
          "accents",
          "accented",
          "accentuates",
          "accentuated",
          "accenting",
          "prominence",
          "prominent",
          "emphasise",
          "emphasize",
          "emphatic");

  private static final Set<String> WEAK =
      Set.of(
          "weight",
          "punches",
          "punch",
          "hits",
          "hit",
          "highlights",
          "highlighted",
          "leans",
          "leaning",
          "lands",
          "landing",
          "stands",
          "stand",
          "standing",
          "singles",
          "singled",
          "underlines",
          "underlined",
          "punched",
          "beat",
          "force",
          "presses",
          "bears",
          "underscores",
          "underscored",
          "foregrounds",
          "foregrounded",
          "peak",
          "focus",
          "salient",
          "marked",
          "weighted",
          "heaviest",
          "strongest",
          "picks");

  /** Weak words that may follow their word: "'now' stands out". */
  private static final Set<String> PREDICATED =
      Set.of(
          "stands",
          "stand",
          "standing",
          "punched",
          "highlighted",
          "singled",
          "underlined",
          "foregrounded",
          "salient",
          "weighted",
          "heaviest",
          "strongest",
          "marked");

  /** Weak words that may deny all stress: "no word stands out". */
  private static final Set<String> NONE_WORDS =
      Set.of(
          "stands",
          "stand",
          "standing",
          "singled",
          "highlighted",
          "punched",
          "foregrounded",
          "salient");

  private static final Set<String> LINK =
      Set.of(
          "and", "or", "nor", "then", "also", "both", "the", "word", "words", "as", "well", "&",
          "on", "upon");
  private static final Set<String> NEGATIVE =
      Set.of(
          "not", "n't", "no", "never", "neither", "nor", "without", "hardly", "lacks", "none",
          "nothing", "lack", "absence", "rather", "instead");
  private static final Set<String> EVENLY =
      Set.of("evenly", "equally", "uniformly", "uniform", "even", "equal");
  private static final Set<String> STOPS =
      Set.of(".", "!", "?", ";", ":", "(", ")", "\u2014", "\u2013");
  private static final Set<String> TURN = Set.of("but", "while", "whereas", "although", "though");
  private static final int REACH = 9;

  private final List<Token> tokens;
  private final Set<String> known;

  /**
   * @param tokens tokens of one sentence
   * @param known normalised words of the transcript and stressed words
   */
  StressFinder(List<Token> tokens, Set<String> known) {
    this.tokens = tokens;
    this.known = known;
  }

  /** Findings in text order; anchors are token indices. */
  List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean strong = STRONG.contains(token.norm());
      if (token.quoted() || !token.word() || !(strong || WEAK.contains(token.norm()))) {
        continue;
      }
      List<Finding> here = right(i);
      if (here.isEmpty() && (strong || PREDICATED.contains(token.norm()))) {
        here = left(i);
      }
      if (here.isEmpty()) {
        here = none(i, strong);
      }
      for (Finding finding : here) {
        if (said.add(finding.assertion().value())) {
          found.add(finding);
        }
      }
    }
    return found;
  }

  private List<Finding> right(int trigger) {
    List<Finding> out = new ArrayList<>();
    boolean denied = deniedBefore(trigger);
    boolean preposition = false;
    boolean bare = false;
    int gap = 0;
    for (int j = trigger + 1; j < tokens.size() && gap <= REACH; j++) {
      Token token = tokens.get(j);
      if (token.quoted()) {
        int last = quoteEnd(j);
        out.add(argument(trigger, j, last, denied));
        j = last;
        gap = REACH - 3;
        bare = false;
      } else if (STOPS.contains(token.norm())) {
        break;
      } else if (TURN.contains(token.norm())) {
        denied = false;
      } else if (bareArgument(j, preposition, bare, out.isEmpty())) {
        out.add(argument(trigger, j, j, denied));
        bare = true;
      } else if (NEGATIVE.contains(token.norm())) {
        denied = true;
      } else if (token.norm().equals("on") || token.norm().equals("upon")) {
        preposition = true;
      } else if (!out.isEmpty() && !LINK.contains(token.norm()) && !token.norm().equals(",")) {
        break;
      }
      gap++;
    }
    out.removeIf(f -> f.assertion() == null);
    return out;
  }

  /** An unquoted word of the transcript right after "on (the word)", or after another such word. */
  private boolean bareArgument(int j, boolean preposition, boolean bareBefore, boolean first) {
    Token token = tokens.get(j);
    String before = tokens.get(j - 1).norm();
    boolean usable = token.word() && !LINK.contains(token.norm()) && known.contains(token.norm());
    boolean linked = Set.of("on", "upon", "word", "words").contains(before);
    boolean listed = bareBefore && Set.of("and", ",", "or", "then").contains(before);
    return usable && preposition && ((first && linked) || listed);
  }

  private List<Finding> left(int trigger) {
    List<Finding> out = new ArrayList<>();
    boolean denied = deniedBefore(trigger);
    int gap = 0;
    for (int j = trigger - 1; j >= 0 && gap <= REACH; j--) {
      Token token = tokens.get(j);
      if (token.quoted()) {
        int first = j;
        while (first > 0 && tokens.get(first - 1).quote() == token.quote()) {
          first--;
        }
        out.add(0, argument(trigger, first, j, denied));
        j = first;
        gap = REACH - 2;
      } else if (STOPS.contains(token.norm()) || TURN.contains(token.norm())) {
        break;
      } else if (!out.isEmpty() && !LINK.contains(token.norm()) && !token.norm().equals(",")) {
        break;
      }
      gap++;
    }
    out.removeIf(f -> f.assertion() == null);
    return out;
  }

  private List<Finding> none(int trigger, boolean strong) {
    if (!strong && !NONE_WORDS.contains(tokens.get(trigger).norm())) {
      return List.of();
    }
    boolean denied = false;
    boolean word = strong;
    int first = trigger;
    for (int j = trigger - 1; j >= 0 && j >= trigger - 7; j--) {
      String norm = tokens.get(j).norm();
      if (STOPS.contains(norm)
          || TURN.contains(norm)
          || norm.equals(",")
          || tokens.get(j).quoted()) {
        break;
      }
      if (NEGATIVE.contains(norm)) {
        denied = true;
        first = j;
      }
      word |= norm.equals("word") || norm.equals("words") || norm.equals("syllable");
    }
    boolean even = false;
    for (int j = Math.max(0, trigger - 2); j < tokens.size() && j <= trigger + 5; j++) {
      if (EVENLY.contains(tokens.get(j).norm()) && strong) {
        even = true;
      }
      boolean counted =
          j > trigger && (tokens.get(j).norm().equals("no") || tokens.get(j).norm().equals("none"));
      if (counted
          && strong
          && j + 1 < tokens.size()
          && Set.of("word", "single", "particular", "one", "of")
              .contains(tokens.get(j + 1).norm())) {
        even = true;
      }
    }
    if (!(denied && word) && !even) {
      return List.of();
    }
    return List.of(
        new Finding(
            Assertion.of(Cue.STRESS, "none"),
            false,
            tokens.get(first).start(),
            tokens.get(trigger).end(),
            trigger,
            -1));
  }

  private boolean deniedBefore(int trigger) {
    for (int j = trigger - 1; j >= 0 && j >= trigger - 5; j--) {
      String norm = tokens.get(j).norm();
      if (STOPS.contains(norm)
          || TURN.contains(norm)
          || norm.equals(",")
          || tokens.get(j).quoted()) {
        return false;
      }
      if (NEGATIVE.contains(norm)) {
        boolean only =
            j + 1 < tokens.size()
                && Set.of("only", "just", "merely").contains(tokens.get(j + 1).norm());
        return !only;
      }
    }
    return false;
  }

  private int quoteEnd(int j) {
    int last = j;
    while (last + 1 < tokens.size() && tokens.get(last + 1).quote() == tokens.get(j).quote()) {
      last++;
    }
    return last;
  }

  /** The argument as asserted; a quotation of more than four words is no word that is stressed. */
  private Finding argument(int trigger, int first, int last, boolean denied) {
    Set<String> words = new TreeSet<>();
    StringBuilder value = new StringBuilder();
    for (int k = first; k <= last; k++) {
      if (tokens.get(k).word()) {
        boolean contraction = tokens.get(k).norm().equals("n't") && value.length() > 0;
        value.append(value.length() == 0 || contraction ? "" : " ").append(tokens.get(k).norm());
      }
    }
    if (value.length() > 0) {
      words.addAll(List.of(value.toString().split(" ", -1)));
    }
    boolean usable = !words.isEmpty() && words.size() <= 4;
    int from = Math.min(tokens.get(trigger).start(), tokens.get(first).start());
    int to = Math.max(tokens.get(trigger).end(), tokens.get(last).end());
    return new Finding(
        usable ? new Assertion(Cue.STRESS, value.toString(), words) : null,
        denied,
        from,
        to,
        trigger,
        -1);
  }
}
