package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds claims about which word is stressed: a stress word with its argument, quoted ("stress falls
 * on 'never'"), in capitals, or a known word of the transcript after "on" ("with emphasis on
 * never"). Several words are several claims. "No word stands out" claims none. Stress as a state of
 * mind takes no such argument and is no claim.
 */
final class StressFinder {
  private static final String FILE = "stress.txt";
  private static final Set<String> LINK = LexiconFile.words(FILE, "LINK");
  static final Set<String> NEGATIVE = LexiconFile.words(FILE, "NEGATIVE");
  static final Set<String> STOPS = Set.of(".", "!", "?", ";", ":", "(", ")", "—", "–");
  static final Set<String> TURN = Set.of("but", "while", "whereas", "although", "though");
  private static final Set<String> PASSIVE =
      Set.of("is", "are", "was", "were", "be", "being", "been", "gets", "remains", "seems");

  private static final Set<String> GETS = Set.of("gets", "receives", "has", "got", "takes");
  private static final Set<String> HEADING = Set.of(":", "\u2014", "\u2013", "-");
  private static final Set<String> BEFORE_ARGUMENT =
      Set.of("on", "upon", "word", "words", ":", "\u2014", "\u2013", "-");
  private static final Set<String> STANDING = Set.of("stand", "stands", "stood", "standing");
  private static final Set<String> ELLIPSIS = Set.of("too", "also", "likewise", "similarly");

  /** "The strongest evidence is the word 'hate'". */
  private static final Set<String> EVIDENCE =
      Set.of(
          "evidence", "clue", "indicator", "sign", "cue", "signal", "hint", "argument", "reason");

  private static final int REACH = 9;
  private static final int MOST_WORDS = 4;

  private final List<Token> tokens;
  private final Set<String> known;
  private final String text;

  /**
   * @param tokens tokens of one sentence
   * @param known normalised words of the transcript and stressed words
   * @param text the whole text
   */
  StressFinder(List<Token> tokens, Set<String> known, String text) {
    this.tokens = tokens;
    this.known = known;
    this.text = text;
  }

  /** Findings in text order; anchors are token indices. */
  List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).quoted() || !tokens.get(i).word()) {
        continue;
      }
      int roles = roles(i);
      List<Finding> here = List.of();
      if (roles != 0) {
        here = at(i, roles);
      }
      boolean rest = i > 0 && tokens.get(i - 1).norm().equals("else");
      if (rest && !found.isEmpty()) {
        continue;
      }
      if (here.isEmpty() && !found.isEmpty()) {
        here = ellipsis(i, found.get(found.size() - 1));
      }
      for (Finding finding : here) {
        boolean first = said.add(finding.negated() + finding.assertion().value());
        if (first || anotherClause(found, finding)) {
          found.add(finding);
        }
      }
    }
    return found;
  }

  /** "None of the words stands out; no single word is stressed": said twice. */
  private static boolean anotherClause(List<Finding> found, Finding next) {
    Finding last = found.get(found.size() - 1);
    return next.assertion().value().equals("none")
        && last.sameClaim(next)
        && next.start() > last.end()
        && next.anchor() > last.anchor() + 4;
  }

  private List<Finding> at(int i, int roles) {
    boolean strong = (roles & StressWords.STRONG) != 0;
    boolean weakens = (roles & StressWords.WEAKENS) != 0;
    boolean named = weakens || (roles & (StressWords.STRONG | StressWords.WEAK)) != 0;
    boolean predicate = weakens || (roles & (StressWords.STRONG | StressWords.PREDICATE)) != 0;
    boolean passive = predicate && passive(i);
    List<Finding> here = List.of();
    if (named && passive) {
      here = left(i);
    }
    if (here.isEmpty() && named) {
      here = right(i, false);
    }
    if (predicate && !passive && (here.isEmpty() || here.get(0).negated())) {
      // "'My' bears the stress instead of 'brother'".
      List<Finding> before = left(i);
      here = before.isEmpty() ? here : before;
    }
    if (!here.isEmpty() && here.get(0).start() < tokens.get(i).start()) {
      List<Finding> both = new ArrayList<>(here);
      both.addAll(right(i, true));
      return both;
    }
    boolean quoted = tokens.subList(0, i).stream().anyMatch(Token::quoted);
    if ((roles & StressWords.LEVEL) != 0 && here.isEmpty() && !quoted) {
      return List.of(
          new Finding(
              Assertion.of(Cue.STRESS, "none"),
              false,
              tokens.get(i).start(),
              tokens.get(Math.min(i + 1, tokens.size() - 1)).end(),
              i,
              -1));
    }
    boolean denies = (roles & (StressWords.STRONG | StressWords.NONE)) != 0;
    return here.isEmpty() && denies ? NoStress.at(tokens, i, strong) : here;
  }

  /** The roles of the words and phrases that begin at {@code i}. */
  private int roles(int i) {
    boolean stands = STANDING.contains(tokens.get(i).norm()) && !next(i).equals("out");
    if (EVIDENCE.contains(next(i)) && tokens.get(i).norm().endsWith("st")) {
      return 0;
    }
    boolean second = i > 0 && tokens.get(i - 1).norm().equals("de");
    if (stands || second || (tokens.get(i).norm().equals("louder") && becomes(i))) {
      return 0;
    }
    return StressWords.roles(tokens, i);
  }

  /** "The voice grows even louder on 'everybody'": a drift of loudness. */
  private boolean becomes(int i) {
    int k = i - 1;
    while (k > 0
        && Set.of("even", "still", "ever", "much", "slightly").contains(tokens.get(k).norm())) {
      k--;
    }
    return k >= 0
        && Set.of(
                "grows", "grow", "gets", "get", "becomes", "become", "turns", "getting", "growing")
            .contains(tokens.get(k).norm());
  }

  /** "Is (the most) stressed": what is stressed stands before. */
  private boolean passive(int i) {
    for (int k = i - 1; k >= 0 && k >= i - 5; k--) {
      if (tokens.get(k).quoted() || STOPS.contains(tokens.get(k).norm())) {
        return false;
      }
      if (PASSIVE.contains(tokens.get(k).norm())) {
        return k > 0 && (tokens.get(k - 1).quoted() || capital(k - 1));
      }
    }
    return i > 0 && tokens.get(i - 1).quoted();
  }

  /**
   * Words named after the trigger.
   *
   * @param deniedOnly only those after "instead of", "rather than", "not"
   */
  private List<Finding> right(int trigger, boolean deniedOnly) {
    List<Finding> out = new ArrayList<>();
    boolean denied = !deniedOnly && denied(trigger);
    boolean preposition = false;
    boolean bare = false;
    int gap = 0;
    for (int j = trigger + 1; j < tokens.size() && gap <= REACH; j++) {
      Token token = tokens.get(j);
      boolean heading =
          HEADING.contains(token.norm())
              && (j == trigger + 1
                  || (j == trigger + 2 && LINK.contains(tokens.get(j - 1).norm())));
      if (j == trigger + 1 && token.norm().equals(",") && !deniedOnly && !ifAny()) {
        break;
      }
      preposition |= j == trigger + 1 && cell(trigger, j);
      if (token.quoted()) {
        int last = quoteEnd(j);
        if (denied || !deniedOnly) {
          out.addAll(arguments(trigger, j, last, denied));
        } else {
          break;
        }
        j = last;
        gap = REACH - 4;
        bare = false;
      } else if (heading) {
        preposition = true;
      } else if (STOPS.contains(token.norm())) {
        break;
      } else if (TURN.contains(token.norm())) {
        if (!out.isEmpty() && j + 1 < tokens.size() && tokens.get(j + 1).quoted()) {
          // "Stress is on 'never', while 'home' goes unstressed."
          break;
        }
        denied = false;
      } else if (deniedOnly && PASSIVE.contains(next(j))) {
        break;
      } else if ((bareArgument(j, preposition, bare, out.isEmpty()) || capital(j)) && !deniedOnly) {
        out.addAll(arguments(trigger, j, j, denied));
        bare = true;
      } else if (NEGATIVE.contains(token.norm())) {
        denied = true;
      } else if (token.norm().equals("on") || token.norm().equals("upon")) {
        preposition = true;
      } else if (!out.isEmpty() && !LINK.contains(token.norm()) && !token.norm().equals(",")) {
        int another = deniedOnly ? -1 : another(j);
        if (another < 0) {
          break;
        }
        j = another - 1;
      }
      gap++;
    }
    return out;
  }

  /** "Stress on 'goal' both times, and on 'see'": the next quotation of the list; -1 for none. */
  private int another(int from) {
    for (int k = from; k + 1 < tokens.size() && k <= from + REACH; k++) {
      String norm = tokens.get(k).norm();
      if (STOPS.contains(norm) || TURN.contains(norm) || PASSIVE.contains(norm)) {
        return -1;
      }
      if (tokens.get(k + 1).quoted()) {
        return norm.equals("and") || norm.equals("on") ? k + 1 : -1;
      }
    }
    return -1;
  }

  /** A word of the transcript in capitals: as good as quoted. */
  private boolean capital(int j) {
    Token token = tokens.get(j);
    String raw = text.substring(token.start(), token.end());
    return token.word()
        && !token.quoted()
        && raw.length() > 1
        && raw.equals(raw.toUpperCase(Locale.ROOT))
        && !raw.equals(raw.toLowerCase(Locale.ROOT))
        && known.contains(token.norm());
  }

  /** An unquoted word of the transcript right after "on (the word)", or after another such word. */
  private boolean bareArgument(int j, boolean preposition, boolean bareBefore, boolean first) {
    Token token = tokens.get(j);
    String before = tokens.get(j - 1).norm();
    boolean usable = token.word() && !LINK.contains(token.norm()) && known.contains(token.norm());
    boolean linked = BEFORE_ARGUMENT.contains(before) || cell(j - 1, j);
    boolean listed = bareBefore && Set.of("and", ",", "or", "then").contains(before);
    return usable && preposition && ((first && linked) || listed);
  }

  /** Whether two tokens stand in neighbouring cells of a table. */
  private boolean cell(int a, int b) {
    return text.substring(tokens.get(a).end(), tokens.get(b).start()).indexOf('|') >= 0;
  }

  private List<Finding> left(int trigger) {
    List<Finding> out = new ArrayList<>();
    boolean denied = denied(trigger) || deniedAfter(trigger);
    int gap = 0;
    for (int j = trigger - 1; j >= 0 && gap <= REACH; j--) {
      Token token = tokens.get(j);
      if (token.quoted()) {
        int first = quoteStart(j);
        out.addAll(0, arguments(trigger, first, j, denied));
        j = first;
        gap = REACH - 3;
      } else if (capital(j)) {
        out.addAll(0, arguments(trigger, j, j, denied));
      } else if (STOPS.contains(token.norm()) || TURN.contains(token.norm())) {
        break;
      } else if (!out.isEmpty() && !LINK.contains(token.norm()) && !token.norm().equals(",")) {
        break;
      }
      gap++;
    }
    return out;
  }

  /** "'Everything' too", "so is 'ever'": as the claim before. */
  private List<Finding> ellipsis(int i, Finding before) {
    String norm = tokens.get(i).norm();
    boolean after =
        i > 0
            && tokens.get(i - 1).quoted()
            && (ELLIPSIS.contains(norm) || (norm.equals("as") && next(i).equals("well")));
    if (after) {
      return arguments(i, quoteStart(i - 1), i - 1, before.negated());
    }
    if (norm.equals("followed") && next(i).equals("by")) {
      for (int k = i + 2; k < tokens.size() && k <= i + 5; k++) {
        if (tokens.get(k).quoted()) {
          return arguments(i, k, quoteEnd(k), before.negated());
        }
      }
    }
    if (norm.equals("none") && i > 1 && GETS.contains(tokens.get(i - 1).norm())) {
      return tokens.get(i - 2).quoted() ? arguments(i, quoteStart(i - 2), i - 2, true) : List.of();
    }
    boolean inverted =
        (norm.equals("so") || norm.equals("as") || norm.equals("nor") || norm.equals("neither"))
            && Set.of("is", "are", "does", "do", "was", "were", "did").contains(next(i));
    if (inverted) {
      for (int k = i + 2; k < tokens.size() && k <= i + 5; k++) {
        if (tokens.get(k).quoted()) {
          return arguments(i, k, quoteEnd(k), before.negated() || norm.startsWith("n"));
        }
      }
    }
    return List.of();
  }

  private String next(int i) {
    return i + 1 < tokens.size() ? tokens.get(i + 1).norm() : "";
  }

  /** "If any word is stressed, it is 'now'". */
  private boolean ifAny() {
    return tokens.get(0).norm().equals("if") && Set.of("any", "anything").contains(next(0));
  }

  /** "Not stressed", or "unstressed", but not both. */
  private boolean denied(int trigger) {
    return deniedBefore(trigger)
        != ((StressWords.roles(tokens, trigger) & StressWords.WEAKENS) != 0);
  }

  /** "'Never' carries no emphasis". */
  private boolean deniedAfter(int trigger) {
    boolean strong = false;
    for (int j = trigger + 1; j < tokens.size() && j <= trigger + 4 && !strong; j++) {
      strong = (StressWords.roles(tokens, j) & StressWords.STRONG) != 0;
    }
    return strong && Set.of("no", "little", "hardly", "barely", "scarcely").contains(next(trigger));
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
        return !Set.of("only", "just", "merely").contains(next(j));
      }
    }
    return false;
  }

  private int quoteStart(int j) {
    int first = j;
    while (first > 0 && tokens.get(first - 1).quote() == tokens.get(j).quote()) {
      first--;
    }
    return first;
  }

  private int quoteEnd(int j) {
    int last = j + 1;
    while (last < tokens.size() && tokens.get(last).quote() == tokens.get(j).quote()) {
      last++;
    }
    return last - 1;
  }

  /** One claim for each word; a quotation of more than four words is no word that is stressed. */
  private List<Finding> arguments(int trigger, int first, int last, boolean denied) {
    List<String> words = NamedWords.of(tokens, text, first, last);
    int from = Math.min(tokens.get(trigger).start(), tokens.get(first).start());
    int to = Math.max(tokens.get(trigger).end(), tokens.get(last).end());
    return words.stream()
        .filter(w -> words.size() <= MOST_WORDS)
        .map(w -> new Finding(Assertion.of(Cue.STRESS, w), denied, from, to, trigger, -1))
        .toList();
  }
}
