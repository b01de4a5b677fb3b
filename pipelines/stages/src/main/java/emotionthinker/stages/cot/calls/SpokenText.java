package emotionthinker.stages.cot.calls;

/**
 * A transcript as data in a prompt: what could be taken for an instruction channel is gone. Control
 * and format characters (line breaks, bidirectional marks, zero-width joiners) and unpaired
 * surrogates become one space, angle brackets become single guillemets, so that no transcript can
 * close the tags that it stands in, and the length is bounded. The words are not touched: whether
 * an instruction among them was obeyed is for the reader of the answer to find.
 */
public final class SpokenText {
  private SpokenText() {}

  /**
   * The cleaned transcript.
   *
   * @param maxChars longest result (code points); a longer text is cut at a word and ends in "…"
   */
  public static String clean(String transcript, int maxChars) {
    StringBuilder out = new StringBuilder();
    int length = 0;
    boolean space = false;
    for (int i = 0; i < transcript.length(); ) {
      int c = transcript.codePointAt(i);
      i += Character.charCount(c);
      if (isGap(c)) {
        space = length > 0;
        continue;
      }
      if (length + (space ? 2 : 1) > maxChars) {
        return cut(out);
      }
      if (space) {
        out.append(' ');
        length++;
        space = false;
      }
      out.appendCodePoint(c == '<' ? '\u2039' : c == '>' ? '\u203a' : c);
      length++;
    }
    return out.toString();
  }

  private static boolean isGap(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
  }

  private static String cut(StringBuilder text) {
    int word = text.lastIndexOf(" ");
    text.setLength(word > 0 ? word : Math.max(0, text.length() - 1));
    return text.append('\u2026').toString();
  }
}
