package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words and phrases that make another word prominent, by what they may do ({@code stress.txt}). */
final class StressWords {
  /** Means prominence by itself. */
  static final int STRONG = 1;

  /** Means it beside a named word only. */
  static final int WEAK = 2;

  /** May follow the word that it is said of. */
  static final int PREDICATE = 4;

  /** May deny all stress. */
  static final int NONE = 8;

  /** Takes it from a named word: "unstressed". */
  static final int WEAKENS = 16;

  /** Says that no word has more of it than another. */
  static final int LEVEL = 32;

  private static final PhraseTrie<Integer> ROLES = read();

  private StressWords() {}

  /** The roles, added up, of the words and phrases that begin at {@code i}; 0 for none. */
  static int roles(List<Token> tokens, int i) {
    List<Integer> phrases = new ArrayList<>(2);
    ROLES.at(tokens, i, phrases);
    int roles = 0;
    for (Integer role : phrases) {
      roles |= role == null ? 0 : role;
    }
    return roles;
  }

  private static PhraseTrie<Integer> read() {
    PhraseTrie<Integer> out = new PhraseTrie<>();
    Map<String, Integer> roles =
        Map.of(
            "STRONG",
            STRONG,
            "WEAK",
            WEAK,
            "PREDICATE",
            PREDICATE,
            "NONE",
            NONE,
            "WEAKENS",
            WEAKENS,
            "LEVEL",
            LEVEL);
    roles.forEach(
        (key, role) ->
            LexiconFile.words("stress.txt", key)
                .forEach(phrase -> out.update(phrase, r -> r == null ? role : r | role)));
    return out;
  }
}
