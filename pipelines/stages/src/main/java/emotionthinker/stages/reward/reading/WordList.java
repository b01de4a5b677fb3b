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
    List<String> forms() {
      return words.stream().map(Placed::form).toList();
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
