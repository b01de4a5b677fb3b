package emotionthinker.stages.cot.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a lexicon resource: entries of a key, a semicolon, and phrases between commas, over as many
 * lines as are wanted; {@code #} opens a comment. In a phrase {@code %} stands for each determiner,
 * {@code {a|b}} for each of the alternatives, one of which may be empty, and {@code ~} after a verb
 * for its regular forms, {@code ~~} for those with a doubled consonant: {@code slow~} is slow,
 * slows, slowed, slowing. {@code _} stands for one or two words, {@code __} for none as well
 * ({@link PhrasePattern}).
 */
public final class LexiconFile {
  private static final List<String> DETERMINERS = List.of("her", "his", "the", "their", "its", "a");
  private static final Pattern ENTRY = Pattern.compile("(?m)^(\\S[^;\\n]*);([^;]*?)(?=^\\S|\\z)");

  /** A comma that stands in no choice. */
  private static final Pattern COMMA = Pattern.compile(",(?![^{}]*\\})");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern VERB = Pattern.compile("(\\S+?)(~~?)(?=\\s|$)");

  private LexiconFile() {}

  /** A phrase with more variants than this is matched as a pattern. */
  private static final int MOST_VARIANTS = 60;

  /**
   * An entry: what stands before the semicolon, the phrases in order, and those that have a gap or
   * too many variants to be written out.
   */
  record Entry(String key, List<String> phrases, List<String> patterns) {}

  /** The entries of a resource beside this class, in order, every variant written out. */
  static List<Entry> read(String name) {
    return read(name, Integer.MAX_VALUE);
  }

  /** As {@link #read(String)}, with patterns for what has a gap or very many variants. */
  static List<Entry> readWithPatterns(String name) {
    return read(name, MOST_VARIANTS);
  }

  private static List<Entry> read(String name, int mostVariants) {
    String text;
    try (InputStream in = LexiconFile.class.getResourceAsStream(name)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Entry> out = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(text.replaceAll("(?m)#.*$", ""));
    while (matcher.find()) {
      out.add(entry(matcher.group(1).strip(), matcher.group(2), mostVariants));
    }
    return out;
  }

  private static Entry entry(String key, String text, int mostVariants) {
    List<String> phrases = new ArrayList<>();
    List<String> patterns = new ArrayList<>();
    for (String part : COMMA.split(text, -1)) {
      String phrase = BLANKS.matcher(part.strip()).replaceAll(" ");
      long variants = 1;
      Matcher choice = CHOICE.matcher(phrase);
      while (choice.find()) {
        variants *= choice.group(1).chars().filter(c -> c == '|').count() + 1;
      }
      if (variants > mostVariants || phrase.contains(PhrasePattern.GAP)) {
        patterns.add(phrase);
      } else {
        phrases.addAll(phrases(phrase));
      }
    }
    return new Entry(key, phrases, patterns);
  }

  /**
   * The phrases of the entries with a key.
   *
   * @param name of a resource beside this class, or, with a slash in front, from the root
   */
  public static Set<String> words(String name, String key) {
    List<String> out = new ArrayList<>();
    read(name).stream().filter(e -> e.key().equals(key)).forEach(e -> out.addAll(e.phrases()));
    if (out.isEmpty()) {
      throw new IllegalStateException(name + " has no entry " + key);
    }
    return Set.copyOf(out);
  }

  /** Comma-separated phrases, expanded. */
  static List<String> phrases(String text) {
    List<String> out = new ArrayList<>();
    for (String part : COMMA.split(text, -1)) {
      if (!part.isBlank()) {
        expand(part.strip(), out);
      }
    }
    return out;
  }

  /** A phrase with a comma or without, expanded. */
  static List<String> variants(String phrase) {
    List<String> out = new ArrayList<>();
    expand(phrase, out);
    return out;
  }

  private static void expand(String phrase, List<String> to) {
    int close = phrase.indexOf('}');
    if (close >= 0) {
      int open = phrase.lastIndexOf('{', close);
      for (String option : phrase.substring(open + 1, close).split("\\|", -1)) {
        expand(phrase.substring(0, open) + option + phrase.substring(close + 1), to);
      }
    } else if (phrase.indexOf('%') >= 0) {
      DETERMINERS.forEach(d -> expand(phrase.replace("%", d), to));
    } else if (phrase.indexOf('~') >= 0) {
      Matcher verb = VERB.matcher(phrase);
      verb.find();
      for (String form : forms(verb.group(1), verb.group(2).equals("~~"))) {
        expand(phrase.substring(0, verb.start()) + form + phrase.substring(verb.end()), to);
      }
    } else {
      String stripped = phrase.strip();
      boolean uneven = stripped.contains("  ") || stripped.contains("\n");
      to.add(uneven ? BLANKS.matcher(stripped).replaceAll(" ") : stripped);
    }
  }

  private static List<String> forms(String base, boolean doubled) {
    char last = base.charAt(base.length() - 1);
    if (last == 'e') {
      String stem = base.substring(0, base.length() - 1);
      return List.of(base, base + "s", base + "d", stem + "ing");
    }
    boolean hissing =
        last == 's' || last == 'x' || last == 'z' || base.endsWith("sh") || base.endsWith("ch");
    if (last == 'y' && "aeou".indexOf(base.charAt(base.length() - 2)) < 0) {
      String stem = base.substring(0, base.length() - 1);
      return List.of(base, stem + "ies", stem + "ied", base + "ing");
    }
    String stem = doubled ? base + last : base;
    return List.of(base, base + (hissing ? "es" : "s"), stem + "ed", stem + "ing");
  }
}
