package emotionthinker.stages.cot.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which opening pattern of the template writer a text begins with: {@code open-two-01} (two cues)
 * or {@code open-one-01} and so on, {@code free} for a text that begins otherwise. Patterns are
 * numbered by their lines in {@link Phrases}; where several fit, the first counts.
 */
public final class TextFamily {
  private static final String FREE = "free";
  private static final Map<String, Pattern> OPENINGS = new LinkedHashMap<>();

  static {
    add("open-two-", Phrases.OPEN_TWO);
    add("open-one-", Phrases.OPEN_ONE);
  }

  private TextFamily() {}

  private static void add(String name, String table) {
    int number = 1;
    for (String line : Grammar.lines(table)) {
      String two = number < 10 ? "0" + number : Integer.toString(number);
      OPENINGS.put(name + two, Pattern.compile(regex(line), Pattern.CASE_INSENSITIVE));
      number++;
    }
  }

  /** The family of a text. */
  public static String of(String reasoning) {
    String opening = reasoning.strip().replaceAll("\\s+", " ");
    return OPENINGS.entrySet().stream()
        .filter(e -> e.getValue().matcher(opening).lookingAt())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(FREE);
  }

  /** What a pattern can become: variables are anything within a sentence, spaces may close up. */
  private static String regex(String line) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '{') {
        out.append("(?:");
      } else if (c == '}') {
        out.append(')');
      } else if (c == '|') {
        out.append('|');
      } else if (c == ' ') {
        out.append("\\s*");
      } else if (c == '$') {
        while (i + 1 < line.length() && Character.isLetterOrDigit(line.charAt(i + 1))) {
          i++;
        }
        out.append("[^.!?]+?");
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
        boolean article =
            c == 'a'
                && (i == 0 || !Character.isLetter(line.charAt(i - 1)))
                && (i + 1 == line.length() || !Character.isLetter(line.charAt(i + 1)));
        out.append(article ? "n?" : "");
      }
    }
    return out.toString();
  }
}
