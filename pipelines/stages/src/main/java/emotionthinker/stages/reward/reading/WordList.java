package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.reward.tuples.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into sentences and words, with their offsets. */
final class WordList {
  private static final Pattern WORD =
      Pattern.compile(
          "[\"\u201c][^\"\u201c\u201d]{1,400}[\"\u201d]"
              + "|[\\p{L}\\p{N}]+(?:['\u2019-][\\p{L}\\p{N}]+)*|[^\\s\\p{L}\\p{N}]");

  /** A word with where it stands: UTF-16 offsets. */
  record Placed(String form, int start, int end) {}

  /** A sentence with where it stands. */
  record Line(List<Placed> words, String text, int start, int end) {
    /** Whether an offset is inside. */
    boolean holds(int offset) {
      return offset >= start && offset < end;
    }

    List<String> forms() {
      return words.stream().map(Placed::form).toList();
    }

    /** Whether a stop, or a function word with a capital, stands between other words. */
    boolean broken() {
      for (int i = 1; i + 1 < words.size(); i++) {
        Placed word = words.get(i);
        boolean stop = word.form().equals(".") && isWord(i - 1) && isWord(i + 1);
        boolean signBefore = !isWord(i - 1);
        char first = text.charAt(Math.min(text.length() - 1, word.start() - offset()));
        boolean capital =
            word.form().length() > 1
                && Character.isUpperCase(first)
                && WordPairs.isFunctionWord(word.form())
                && !signBefore;
        if (stop || capital) {
          return true;
        }
      }
      return false;
    }

    private boolean isWord(int i) {
      return Character.isLetter(words.get(i).form().charAt(0));
    }

    /** Where the stripped text begins. */
    private int offset() {
      return words.get(0).start();
    }
  }

  private WordList() {}

  /** The sentences that have at least one word or sign. */
  static List<Line> lines(String text, Emotion answer) {
    List<Line> out = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Sentences.end(text, from);
      List<Placed> words = words(text, from, to, answer);
      if (!words.isEmpty()) {
        out.add(new Line(words, text.substring(from, to).strip(), from, to));
      }
      from = to;
    }
    return out;
  }

  private static List<Placed> words(String text, int from, int to, Emotion answer) {
    List<Placed> out = new ArrayList<>();
    Matcher matcher = WORD.matcher(text).region(from, to);
    while (matcher.find()) {
      out.add(new Placed(form(matcher.group(), answer), matcher.start(), matcher.end()));
    }
    return out;
  }

  private static String form(String found, Emotion answer) {
    boolean quoted = found.length() > 1 && (found.charAt(0) == '"' || found.charAt(0) == '\u201c');
    if (quoted) {
      return "<quote>";
    }
    String lower = found.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    Optional<Emotion> emotion = CotText.emotionOf(lower);
    return emotion.isEmpty() ? lower : emotion.get() == answer ? "<answer>" : "<other>";
  }
}
