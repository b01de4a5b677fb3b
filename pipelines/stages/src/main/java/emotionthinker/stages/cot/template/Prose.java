package emotionthinker.stages.cot.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes expanded patterns into prose: spaces, articles, capitals; and cuts quotations to length.
 */
public final class Prose {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BLANK_BEFORE_MARK = Pattern.compile(" ([,.;:?!])");
  private static final Pattern NO_QUOTE =
      Pattern.compile("[\"\u201c\u201d\u201e\u00ab\u00bb<>{}|$]");
  private static final Pattern LAST_MARKS = Pattern.compile("[.,;:]+$");
  private static final Pattern ARTICLE = Pattern.compile("\\b([Aa])n? (\\p{L}+)");
  private static final Set<String> CONSONANT_SOUND =
      Set.of("one", "once", "uniform", "use", "usual", "united");
  private static final Set<String> VOWEL_SOUND = Set.of("hour", "honest", "heir");
  private static final int LONGEST_QUOTE = 12;
  private static final int EXCERPT = 8;

  private Prose() {}

  /** One sentence; words in quotation marks stay as they are. */
  static String sentence(String expanded) {
    String single = BLANKS.matcher(expanded).replaceAll(" ");
    String text = BLANK_BEFORE_MARK.matcher(single).replaceAll("$1").strip();
    String out = withArticles(text);
    return Character.toUpperCase(out.charAt(0)) + out.substring(1);
  }

  /** A or an as the next word asks for; words in quotation marks stay as they are. */
  public static String withArticles(String text) {
    String[] parts = text.split("\"", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = articles(parts[i]);
    }
    return String.join("\"", parts);
  }

  private static String articles(String text) {
    Matcher matcher = ARTICLE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String article = matcher.group(1) + (vowel(matcher.group(2)) ? "n " : " ");
      matcher.appendReplacement(out, Matcher.quoteReplacement(article + matcher.group(2)));
    }
    return matcher.appendTail(out).toString();
  }

  private static boolean vowel(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (CONSONANT_SOUND.contains(lower)) {
      return false;
    }
    return VOWEL_SOUND.contains(lower) || "aeiou".indexOf(lower.charAt(0)) >= 0;
  }

  /**
   * The transcript in quotation marks, or the beginning of a long one, as a singular noun phrase.
   */
  static String quote(String transcript) {
    String plain =
        BLANKS.matcher(NO_QUOTE.matcher(transcript).replaceAll("")).replaceAll(" ").strip();
    String[] words = plain.split(" ", -1);
    if (words.length <= LONGEST_QUOTE) {
      return "\"" + withoutStop(plain) + "\"";
    }
    int end = EXCERPT;
    for (int i = 3; i <= EXCERPT; i++) {
      if (words[i - 1].matches(".*[,;:.]")) {
        end = i;
      }
    }
    String excerpt = String.join(" ", Arrays.asList(words).subList(0, end));
    return "the line beginning \"" + withoutStop(excerpt) + "\"";
  }

  /** The quotation in apposition: "What is said, beginning ...". */
  static String apposition(String transcript) {
    return quote(transcript).replace("the line beginning", "beginning");
  }

  private static String withoutStop(String text) {
    return LAST_MARKS.matcher(text).replaceAll("");
  }
}
