package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;

/** The words of a quotation as they are written: contractions and hyphenated words are one. */
final class NamedWords {
  private NamedWords() {}

  /**
   * Words from one token to another, both included.
   *
   * @param text the text that the tokens are of
   */
  static List<String> of(List<Token> tokens, String text, int first, int last) {
    List<String> words = new ArrayList<>();
    for (int k = first; k <= last; k++) {
      Token token = tokens.get(k);
      if (!token.word()) {
        continue;
      }
      int end = words.size() - 1;
      if (token.norm().equals("n't") && end >= 0) {
        words.set(end, contraction(words.get(end)));
      } else if (k > first
          && end >= 0
          && text.substring(tokens.get(k - 1).end(), token.start()).equals("-")) {
        words.set(end, words.get(end) + "-" + token.norm());
      } else {
        words.add(token.norm());
      }
    }
    return words;
  }

  private static String contraction(String stem) {
    return (stem.equals("can") ? "ca" : stem.equals("will") ? "wo" : stem) + "n't";
  }
}
