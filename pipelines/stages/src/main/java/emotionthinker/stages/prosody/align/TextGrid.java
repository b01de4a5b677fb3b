package emotionthinker.stages.prosody.align;

import emotionthinker.schemas.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Praat's TextGrid, long and short. Both are one sequence of free-standing strings, numbers and
 * flags, in which everything else is decoration (Praat manual, "TextGrid file formats"): quoted
 * strings with doubled quotes, numbers after white space, &lt;exists&gt;, comments after "!".
 */
final class TextGrid {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"((?:[^\"]|\"\")*)\""
              + "|(?<=\\s|^)(-?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)(?=\\s|$)"
              + "|(<[a-z]+>)"
              + "|![^\\n\\r]*");

  private final List<String> values = new ArrayList<>();
  private int next;

  private TextGrid(String text) {
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group(1) != null) {
        values.add(token.group(1).replace("\"\"", "\""));
      } else if (token.group(2) != null) {
        values.add(token.group(2));
      } else if (token.group(3) != null) {
        values.add(token.group(3));
      }
    }
  }

  /** Words of all word tiers, or of the only interval tier. */
  static List<Word> words(String text) throws AlignmentException {
    return new TextGrid(text).read();
  }

  private List<Word> read() throws AlignmentException {
    expect("ooTextFile");
    expect("TextGrid");
    number();
    number();
    List<Word> words = new ArrayList<>();
    List<Word> others = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int wordTiers = 0;
    if (string().equals("<exists>")) {
      int tiers = count();
      for (int t = 0; t < tiers; t++) {
        boolean intervals = string().equals("IntervalTier");
        String name = string();
        List<Word> labels = tier(intervals);
        if (intervals && AlignmentParser.isWordTier(name)) {
          words.addAll(labels);
          wordTiers++;
        } else if (intervals) {
          others.addAll(labels);
          names.add(name);
        }
      }
    }
    if (wordTiers == 0 && names.size() != 1) {
      throw new AlignmentException(
          "the TextGrid has no tier named words; its interval tiers are " + names);
    }
    return wordTiers == 0 ? others : words;
  }

  private List<Word> tier(boolean intervals) throws AlignmentException {
    number();
    number();
    List<Word> words = new ArrayList<>();
    int size = count();
    for (int i = 0; i < size; i++) {
      double startS = number();
      double endS = intervals ? number() : startS;
      String label = string();
      if (AlignmentParser.isWord(label)) {
        words.add(AlignmentParser.word(label, startS, endS));
      }
    }
    return words;
  }

  private String string() throws AlignmentException {
    if (next == values.size()) {
      throw new AlignmentException("the TextGrid ends too early, after " + next + " values");
    }
    return values.get(next++);
  }

  private double number() throws AlignmentException {
    String value = string();
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new AlignmentException(
          "value " + next + " of the TextGrid must be a number: \"" + value + "\"", e);
    }
  }

  private int count() throws AlignmentException {
    double value = number();
    if (value < 0 || value != Math.rint(value) || value > values.size()) {
      throw new AlignmentException("value " + next + " of the TextGrid is no count: " + value);
    }
    return (int) value;
  }

  private void expect(String expected) throws AlignmentException {
    String value = string();
    if (!value.equals(expected)) {
      throw new AlignmentException("not a TextGrid: \"" + value + "\" instead of " + expected);
    }
  }
}
