package emotionthinker.stages.reward.tuples;

/** Cuts English prose into sentences, by offsets; a stop inside a quotation ends nothing. */
public final class Sentences {
  private Sentences() {}

  /** End, exclusive, of the sentence that begins at an offset; its stop and quotes included. */
  public static int end(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\u201c' || c == '\u201d') {
        quoted = c == '\u201c';
      }
      boolean stop = ".!?".indexOf(c) >= 0 && !quoted;
      boolean closed = (c == '"' || c == '\u201d') && !quoted && i > from && stops(text, i - 1);
      if ((stop || closed) && begins(text, i + 1)) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static boolean stops(String text, int at) {
    return ".!?".indexOf(text.charAt(at)) >= 0;
  }

  /** Whether a new sentence begins after white space. */
  private static boolean begins(String text, int at) {
    if (at >= text.length()) {
      return true;
    }
    if (!Character.isWhitespace(text.charAt(at))) {
      return false;
    }
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next == text.length() || !Character.isLowerCase(text.charAt(next));
  }
}
