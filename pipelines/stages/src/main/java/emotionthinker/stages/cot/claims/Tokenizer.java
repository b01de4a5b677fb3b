package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits English prose into words and marks with offsets, finds quotations and sentences.
 * Hyphenated compounds become their parts ("high-pitched" reads like "high pitched"); negative
 * contractions are split ("isn't" is "is" and "n't"); XML-like tags vanish.
 */
final class Tokenizer {
  private static final Pattern TOKEN =
      Pattern.compile("<[^<>]{1,40}>|[\\p{L}\\p{N}]+(?:['\u2019][\\p{L}]+)*|[^\\s\\p{L}\\p{N}]");
  private static final Set<String> ABBREVIATIONS =
      Set.of("mr", "mrs", "ms", "dr", "vs", "etc", "st");
  private static final Set<String> PRONOUNS =
      Set.of("she", "he", "it", "that", "there", "what", "who", "here", "this");
  private static final String MARKS = ".!?\u2026";

  private Tokenizer() {}

  /** Tokens of a text in order. */
  static List<Token> tokens(String text) {
    List<int[]> quotes = Quotations.spans(text);
    List<Token> out = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String raw = matcher.group();
      if (raw.length() > 1 && raw.charAt(0) == '<') {
        continue;
      }
      int quote = quoteAt(quotes, matcher.start());
      if (Character.isLetterOrDigit(raw.codePointAt(0))) {
        addWord(out, raw, matcher.start(), quote);
      } else if (!raw.equals("-")
          || (matcher.start() > 0 && Character.isWhitespace(text.charAt(matcher.start() - 1)))) {
        out.add(new Token(raw, matcher.start(), matcher.end(), false, quote, 0));
      }
    }
    return withSentences(text, out);
  }

  private static void addWord(List<Token> out, String raw, int start, int quote) {
    String norm = raw.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    int end = start + raw.length();
    if (norm.endsWith("n't") && norm.length() > 3) {
      out.add(new Token(norm.substring(0, norm.length() - 3), start, end - 3, true, quote, 0));
      out.add(new Token("n't", end - 3, end, true, quote, 0));
    } else if (norm.endsWith("'s")) {
      String stem = norm.substring(0, norm.length() - 2);
      if (PRONOUNS.contains(stem)) {
        out.add(new Token(stem, start, end - 2, true, quote, 0));
        out.add(new Token("is", end - 2, end, true, quote, 0));
      } else {
        out.add(new Token(stem, start, end, true, quote, 0));
      }
    } else {
      out.add(new Token(norm, start, end, true, quote, 0));
    }
  }

  private static int quoteAt(List<int[]> quotes, int offset) {
    for (int i = 0; i < quotes.size(); i++) {
      if (offset >= quotes.get(i)[0] && offset < quotes.get(i)[1]) {
        return i;
      }
    }
    return -1;
  }

  private static List<Token> withSentences(String text, List<Token> tokens) {
    List<Token> out = new ArrayList<>(tokens.size());
    int sentence = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      out.add(token.inSentence(sentence));
      boolean abbreviation =
          i > 0 && token.norm().equals(".") && ABBREVIATIONS.contains(tokens.get(i - 1).norm());
      if (!token.word() && MARKS.contains(token.norm()) && !abbreviation) {
        Token next = nextWord(tokens, i);
        if (!token.quoted()
            || next == null
            || (next.quote() != token.quote()
                && Character.isUpperCase(text.codePointAt(next.start())))) {
          sentence++;
        }
      }
    }
    return out;
  }

  private static Token nextWord(List<Token> tokens, int i) {
    for (int j = i + 1; j < tokens.size(); j++) {
      if (tokens.get(j).word()) {
        return tokens.get(j);
      }
    }
    return null;
  }
}
