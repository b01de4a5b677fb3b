package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.WireName;
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

  /** A word of a phrase: what may follow, and the sense when a phrase ends here. */
  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private Sense sense;
  }

  private final Node root = new Node();

  private Lexicon() {
    Map<String, Sense> senses = new LinkedHashMap<>();
    for (LexiconFile.Entry entry : LexiconFile.read("words.txt")) {
      Sense sense = sense(entry.key());
      entry.phrases().forEach(phrase -> senses.put(phrase, sense));
    }
    LexiconFile.read("levels.txt").forEach(entry -> addLevels(senses, entry));
    senses.forEach(this::index);
  }

  static Lexicon english() {
    return ENGLISH;
  }

  /** A match: number of tokens and what they mean. */
  record Match(int length, Sense sense) {}

  /** The longest phrase at a token; null when none begins there. */
  Match at(List<Token> tokens, int i) {
    Node node = root;
    Match longest = null;
    for (int k = i; k < tokens.size() && !tokens.get(k).quoted(); k++) {
      node = node.next.get(tokens.get(k).norm());
      if (node == null) {
        break;
      }
      if (node.sense != null) {
        longest = new Match(k - i + 1, node.sense);
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
    Node node = root;
    for (String word : phrase.split(" ", -1)) {
      node = node.next.computeIfAbsent(word, w -> new Node());
    }
    node.sense = sense;
  }
}
