package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.WireName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases and their senses. Built once from the resources {@code words.txt}, {@code levels.txt} and
 * {@code phrases.txt}; look-up takes the longest phrase that begins at a token.
 */
final class Lexicon {
  private static final Lexicon ENGLISH = new Lexicon();

  /** A pattern, its sense, and its place in the file: of equally long matches the last counts. */
  private record Variable(PhrasePattern pattern, Sense sense, int order) {}

  private final PhraseTrie<Sense> phrases = new PhraseTrie<>();

  /** Patterns by first word, then by second; those that any word may go on under the empty one. */
  private final Map<String, Map<String, List<Variable>>> variables = new HashMap<>();

  private int patterns;

  private Lexicon() {
    Map<String, Sense> senses = new LinkedHashMap<>();
    for (LexiconFile.Entry entry : LexiconFile.read("words.txt")) {
      Sense sense = sense(entry.key());
      entry.phrases().forEach(phrase -> senses.put(phrase, sense));
    }
    LexiconFile.read("levels.txt").forEach(entry -> addLevels(senses, entry));
    LexiconFile.readWithPatterns("phrases.txt").forEach(entry -> addLevels(senses, entry));
    senses.forEach((phrase, sense) -> phrases.update(phrase, former -> sense));
  }

  static Lexicon english() {
    return ENGLISH;
  }

  /** A match: number of tokens and what they mean. */
  record Match(int length, Sense sense) {}

  /** The longest phrase at a token; null when none begins there. */
  Match at(List<Token> tokens, int i) {
    List<Sense> senses = new ArrayList<>(4);
    phrases.at(tokens, i, senses);
    Match longest = null;
    for (int k = senses.size() - 1; k >= 0 && longest == null; k--) {
      longest = senses.get(k) == null ? null : new Match(k + 1, senses.get(k));
    }
    Map<String, List<Variable>> opened = variables.get(tokens.get(i).norm());
    if (opened == null) {
      return longest;
    }
    int order = -1;
    String second = i + 1 < tokens.size() ? tokens.get(i + 1).norm() : "";
    for (String word : second.isEmpty() ? List.of("") : List.of("", second)) {
      for (Variable variable : opened.getOrDefault(word, List.of())) {
        int length = variable.pattern.length(tokens, i);
        int best = longest == null ? 0 : longest.length();
        if (length > 0 && (length > best || (length == best && variable.order > order))) {
          longest = new Match(length, variable.sense);
          order = variable.order;
        }
      }
    }
    return longest;
  }

  private static Sense sense(String key) {
    String[] parts = key.split(" ", -1);
    return switch (parts[0]) {
      case "HEAD" -> Sense.head(Head.valueOf(parts[1]));
      case "MOVE" -> Sense.move(parts[1].equals("up"));
      default -> Sense.of(Kind.valueOf(key));
    };
  }

  /**
   * The key is {@code cue:value[|accepted...] @ HEADS}, once or several times between plus signs; *
   * among the heads is free, and = for a value is the phrase itself.
   */
  private void addLevels(Map<String, Sense> senses, LexiconFile.Entry entry) {
    for (String phrase : entry.phrases()) {
      Sense former = senses.get(phrase);
      Sense sense = former != null && former.kind() == Kind.ADJ ? former : null;
      for (String part : entry.key().split("\\+", -1)) {
        sense = levels(sense, part, phrase);
      }
      senses.put(phrase, sense);
    }
    for (String pattern : entry.patterns()) {
      Sense sense = null;
      for (String part : entry.key().split("\\+", -1)) {
        sense = levels(sense, part, pattern);
      }
      PhrasePattern compiled = new PhrasePattern(pattern);
      Variable variable = new Variable(compiled, sense, patterns++);
      compiled
          .openings()
          .forEach(
              (first, seconds) -> {
                Map<String, List<Variable>> opened =
                    variables.computeIfAbsent(first, w -> new HashMap<>());
                boolean any = seconds.contains(PhrasePattern.ANY_WORD);
                for (String second : any ? Set.of(PhrasePattern.ANY_WORD) : seconds) {
                  opened.computeIfAbsent(second, w -> new ArrayList<>(1)).add(variable);
                }
              });
    }
  }

  /** The sense of a phrase that says something of the heads, besides what it said so far. */
  private static Sense levels(Sense former, String key, String phrase) {
    int at = key.indexOf('@');
    String[] claim = key.substring(0, at).strip().split(":", -1);
    Cue cue = WireName.parse(Cue.class, claim[0]);
    List<String> values =
        claim[1].equals("=")
            ? List.of(phrase.replace(' ', '-'))
            : List.of(claim[1].split("\\|", -1));
    Assertion assertion = new Assertion(cue, values.get(0), Set.copyOf(values));
    Map<Head, Assertion> readings = new EnumMap<>(Head.class);
    Assertion free = null;
    if (former != null) {
      readings.putAll(former.readings());
      free = former.free();
    }
    for (char code : key.substring(at + 1).strip().toCharArray()) {
      if (code == '*') {
        free = assertion;
      } else {
        readings.put(Head.of(code), assertion);
      }
    }
    return new Sense(Kind.ADJ, null, readings, free, false);
  }
}
