package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;

/**
 * Marks verbatim transcripts of at least three words that stand in a text without quotation marks.
 */
final class TranscriptMask {
  private static final int SHORTEST = 3;

  private TranscriptMask() {}

  /**
   * The tokens with unquoted repetitions of the transcript marked as quoted.
   *
   * @param transcript words spoken; null when unknown
   */
  static List<Token> mask(List<Token> tokens, String transcript) {
    if (transcript == null) {
      return tokens;
    }
    List<String> words =
        Tokenizer.tokens(transcript).stream().filter(Token::word).map(Token::norm).toList();
    if (words.size() < SHORTEST) {
      return tokens;
    }
    List<Token> out = new ArrayList<>(tokens);
    for (int i = 0; i < out.size(); i++) {
      int end = matchEnd(out, i, words);
      for (int k = i; k < end; k++) {
        Token t = out.get(k);
        out.set(
            k, new Token(t.norm(), t.start(), t.end(), t.word(), Integer.MAX_VALUE, t.sentence()));
      }
    }
    return out;
  }

  private static int matchEnd(List<Token> tokens, int from, List<String> words) {
    int k = from;
    for (String word : words) {
      while (k > from && k < tokens.size() && !tokens.get(k).word()) {
        k++;
      }
      if (k >= tokens.size() || tokens.get(k).quoted() || !tokens.get(k).norm().equals(word)) {
        return from;
      }
      k++;
    }
    return k;
  }
}
