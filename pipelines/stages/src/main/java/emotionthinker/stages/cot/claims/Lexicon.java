package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.WireName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases and their senses. Built once from the resources {@code words.txt} and {@code levels.txt};
 * look-up takes the longest phrase that begins at a token.
 */
final class Lexicon {
  private static final Lexicon ENGLISH = new Lexicon();

  private record Entry(List<String> words, Sense sense) {}

  private final Map<String, List<Entry>> byFirstWord = new HashMap<>();

  private Lexicon() {
    Map<String, Sense> senses = new LinkedHashMap<>();
    for (LexiconFile.Entry entry : LexiconFile.read("words.txt")) {
      Sense sense = sense(entry.key());
      entry.phrases().forEach(phrase -> senses.put(phrase, sense));
    }
    LexiconFile.read("levels.txt").forEach(entry -> addLevels(senses, entry));
    senses.forEach(this::index);
    byFirstWord
        .values()
        .forEach(l -> l.sort(Comparator.comparingInt((Entry e) -> e.words().size()).reversed()));
  }

  static Lexicon english() {
    return ENGLISH;
  }

  /** A match: number of tokens and what they mean. */
  record Match(int length, Sense sense) {}

  /** The longest phrase at a token; null when none begins there. */
  Match at(List<Token> tokens, int i) {
    for (Entry entry : byFirstWord.getOrDefault(tokens.get(i).norm(), List.of())) {
      if (matches(entry.words(), tokens, i)) {
        return new Match(entry.words().size(), entry.sense());
      }
    }
    return null;
  }

  private static boolean matches(List<String> words, List<Token> tokens, int i) {
    if (i + words.size() > tokens.size()) {
      return false;
    }
    for (int k = 0; k < words.size(); k++) {
      Token token = tokens.get(i + k);
      if (token.quoted() || !words.get(k).equals(token.norm())) {
        return false;
      }
    }
    return true;
  }

  private static Sense sense(String key) {
    String[] parts = key.split(" ", -1);
    return switch (parts[0]) {
      case "HEAD" -> Sense.head(Head.valueOf(parts[1]));
      case "MOVE" -> Sense.move(parts[1].equals("up"));
      default -> Sense.of(Kind.valueOf(key));
    };
  }

  /** The key is {@code cue:value[|accepted...] @ HEADS}; * among the heads is free. */
  private static void addLevels(Map<String, Sense> senses, LexiconFile.Entry entry) {
    int at = entry.key().indexOf('@');
    String[] claim = entry.key().substring(0, at).strip().split(":", -1);
    List<String> values = List.of(claim[1].split("\\|", -1));
    Assertion assertion =
        new Assertion(WireName.parse(Cue.class, claim[0]), values.get(0), Set.copyOf(values));
    String heads = entry.key().substring(at + 1).strip();
    for (String phrase : entry.phrases()) {
      Sense former = senses.get(phrase);
      Map<Head, Assertion> readings = new EnumMap<>(Head.class);
      Assertion free = null;
      if (former != null && former.kind() == Kind.ADJ) {
        readings.putAll(former.readings());
        free = former.free();
      }
      for (char code : heads.toCharArray()) {
        if (code == '*') {
          free = assertion;
        } else {
          readings.put(Head.of(code), assertion);
        }
      }
      senses.put(phrase, new Sense(Kind.ADJ, null, readings, free, false));
    }
  }

  private void index(String phrase, Sense sense) {
    List<String> words = List.of(phrase.split(" ", -1));
    byFirstWord.computeIfAbsent(words.get(0), k -> new ArrayList<>()).add(new Entry(words, sense));
  }
}
