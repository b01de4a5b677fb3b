package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds quotations: double quotes straight, curly, low and angular, and single quotes that open
 * after a space and close before a non-letter (an apostrophe inside a word is none). A mark that is
 * never closed, or only after {@value #LONGEST} units, opens nothing.
 */
public final class Quotations {
  static final int LONGEST = 600;

  private Quotations() {}

  /** Spans [start, end) of the quotations, marks included, ascending and disjoint. */
  public static List<int[]> spans(String text) {
    List<int[]> out = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int close = opens(text, i) ? closing(text, i) : -1;
      if (close > 0) {
        out.add(new int[] {i, close + 1});
        i = close + 1;
      } else {
        i++;
      }
    }
    return out;
  }

  /** The text inside every quotation. */
  public static List<String> contents(String text) {
    return spans(text).stream().map(s -> text.substring(s[0] + 1, s[1] - 1)).toList();
  }

  private static boolean opens(String text, int i) {
    char c = text.charAt(i);
    if (Character.isLetterOrDigit(c) || c == ' ') {
      return false;
    }
    if ("\"\u201c\u201e\u00ab".indexOf(c) >= 0) {
      return true;
    }
    return (c == '\'' || c == '\u2018')
        && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  private static int closing(String text, int open) {
    String closers =
        switch (text.charAt(open)) {
          case '"' -> "\"";
          case '\u201c' -> "\u201d\"";
          case '\u201e' -> "\u201c\u201d\"";
          case '\u00ab' -> "\u00bb";
          default -> "'\u2019";
        };
    boolean single = closers.startsWith("'");
    int limit = Math.min(text.length(), open + LONGEST);
    for (int i = open + 1; i < limit; i++) {
      if (closers.indexOf(text.charAt(i)) >= 0) {
        boolean insideWord =
            single && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
        if (!insideWord) {
          return i;
        }
      }
    }
    return -1;
  }
}
