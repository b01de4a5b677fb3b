package emotionthinker.stages.cot.claims;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Phrases of words with a value each, walked word by word along the tokens of a text.
 *
 * @param <V> what a phrase means
 */
final class PhraseTrie<V> {
  /**
   * One instance of every word of every lexicon. Tokens take theirs from here, so that its hash is
   * computed once for all texts and equality is mostly identity.
   */
  private static final Map<String, String> WORDS = new ConcurrentHashMap<>();

  private static final class Node<V> {
    private final Map<String, Node<V>> next = new HashMap<>();
    private V value;
  }

  private final Node<V> root = new Node<>();

  /** The instance of a word that the lexicons use; the word itself when they do not have it. */
  static String canonical(String word) {
    return WORDS.getOrDefault(word, word);
  }

  /** As {@link #canonical}, and remembers the word. */
  static String word(String word) {
    String former = WORDS.putIfAbsent(word, word);
    return former == null ? word : former;
  }

  /** Sets the value of a phrase from the one it had, null for none. */
  void update(String phrase, UnaryOperator<V> change) {
    Node<V> node = root;
    for (String word : phrase.split(" ", -1)) {
      node = node.next.computeIfAbsent(word(word), w -> new Node<>());
    }
    node.value = change.apply(node.value);
  }

  /** The value of the one-word phrase; null when it is none. */
  V ofWord(String word) {
    Node<V> node = root.next.get(word);
    return node == null ? null : node.value;
  }

  /** Adds to {@code values} what the phrases at {@code i} mean, index by number of words less 1. */
  void at(List<Token> tokens, int i, List<V> values) {
    Node<V> node = root;
    for (int k = i; k < tokens.size(); k++) {
      Token token = tokens.get(k);
      if (token.quoted() || !token.word()) {
        return;
      }
      node = node.next.get(token.norm());
      if (node == null) {
        return;
      }
      values.add(node.value);
    }
  }
}
