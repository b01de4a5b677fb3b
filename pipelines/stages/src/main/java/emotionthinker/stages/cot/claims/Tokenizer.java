package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Splits English prose into words and marks with offsets, finds quotations and sentences.
 * Hyphenated compounds become their parts ("high-pitched" reads like "high pitched"); negative
 * contractions are split ("isn't" is "is" and "n't"); XML-like tags vanish.
 */
final class Tokenizer {
  private static final Set<String> ABBREVIATIONS =
      Set.of("mr", "mrs", "ms", "dr", "vs", "etc", "st", "cf", "i", "e", "g");
  private static final Set<String> PRONOUNS =
      Set.of(
          "she", "he", "it", "that", "there", "what", "who", "here", "this", "so", "how", "where",
          "why", "nothing");
  private static final int LONGEST_TAG = 42;

  /** A sentence without an end is cut here, so that work stays linear in the text. */
  private static final int LONGEST_SENTENCE = 160;

  /** Marks of markup that are neither words nor punctuation. */
  private static final String MARKUP = "*_#`\u2022\u2714\u2713|";

  private static final Map<String, String> STEMS =
      Map.of("ca", "can", "wo", "will", "sha", "shall");
  private static final String MARKS = ".!?\u2026";

  private Tokenizer() {}

  /** Tokens of a text in order. */
  static List<Token> tokens(String text) {
    List<int[]> quotes = Quotations.spans(text);
    List<Token> out = new ArrayList<>();
    int next = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      while (next < quotes.size() && i >= quotes.get(next)[1]) {
        next++;
      }
      int quote = next < quotes.size() && i >= quotes.get(next)[0] ? next : -1;
      int end = i + Character.charCount(codePoint);
      if (Character.isLetterOrDigit(codePoint)) {
        end = wordEnd(text, end);
        addWord(out, text.substring(i, end), i, quote);
      } else if (codePoint == '<' && tagEnd(text, i) > 0) {
        end = tagEnd(text, i);
      } else if (!Character.isWhitespace(codePoint)
          && MARKUP.indexOf(codePoint) < 0
          && !hyphen(text, i)) {
        out.add(new Token(PhraseTrie.canonical(text.substring(i, end)), i, end, false, quote, 0));
      }
      i = end;
    }
    return withSentences(text, out);
  }

  /** The tokens sentence by sentence, as views. */
  static List<List<Token>> sentences(List<Token> tokens) {
    List<List<Token>> out = new ArrayList<>();
    int from = 0;
    while (from < tokens.size()) {
      int to = from;
      while (to < tokens.size() && tokens.get(to).sentence() == tokens.get(from).sentence()) {
        to++;
      }
      out.add(tokens.subList(from, to));
      from = to;
    }
    return out;
  }

  /** End of a word whose first letter ends at {@code from}; an inner apostrophe belongs to it. */
  private static int wordEnd(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      boolean inner =
          (codePoint == '\'' || codePoint == '\u2019')
              && i + 1 < text.length()
              && Character.isLetter(text.codePointAt(i + 1));
      boolean letter =
          Character.isLetterOrDigit(codePoint)
              || Character.getType(codePoint) == Character.NON_SPACING_MARK;
      if (!inner && !letter) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return i;
  }

  /** End of the tag that opens at {@code i}; -1 when none does. */
  private static int tagEnd(String text, int i) {
    for (int k = i + 1; k < text.length() && k < i + LONGEST_TAG; k++) {
      if (text.charAt(k) == '>') {
        return k > i + 1 ? k + 1 : -1;
      }
      if (text.charAt(k) == '<') {
        return -1;
      }
    }
    return -1;
  }

  /** A hyphen inside a compound. */
  private static boolean hyphen(String text, int i) {
    return text.charAt(i) == '-' && !(i > 0 && Character.isWhitespace(text.charAt(i - 1)));
  }

  private static void addWord(List<Token> out, String raw, int start, int quote) {
    String norm = PhraseTrie.canonical(raw.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
    int end = start + raw.length();
    if (norm.endsWith("n't") && norm.length() > 3) {
      String stem = PhraseTrie.canonical(norm.substring(0, norm.length() - 3));
      out.add(new Token(STEMS.getOrDefault(stem, stem), start, end - 3, true, quote, 0));
      out.add(new Token("n't", end - 3, end, true, quote, 0));
    } else if (norm.endsWith("'s")) {
      String stem = PhraseTrie.canonical(norm.substring(0, norm.length() - 2));
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

  private static List<Token> withSentences(String text, List<Token> tokens) {
    List<Token> out = new ArrayList<>(tokens.size());
    int sentence = 0;
    int first = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean newBlock = i > first && startsBlock(text, tokens.get(i - 1), token);
      if (newBlock || i - first >= LONGEST_SENTENCE) {
        sentence++;
        first = i;
      }
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
          first = i + 1;
        }
      }
    }
    return out;
  }

  /** After a blank line, and at an item of a list. */
  private static boolean startsBlock(String text, Token before, Token token) {
    int line = before.end();
    while (line < token.start() && text.charAt(line) != '\n') {
      line++;
    }
    if (line == token.start()) {
      return false;
    }
    String gap = text.substring(line + 1, token.start());
    return gap.indexOf('\n') >= 0
        || gap.chars().anyMatch(c -> MARKUP.indexOf(c) >= 0)
        || token.norm().equals("-")
        || Character.isDigit(token.norm().codePointAt(0));
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
