package emotionthinker.stages.cot;

import emotionthinker.schemas.Emotion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The training format {@code <think>reasoning</think><answer>label</answer>} of EmotionThinker.
 *
 * @param reasoning text between the think tags, trimmed
 * @param answer text between the answer tags, trimmed
 */
public record CotText(String reasoning, String answer) {
  private static final Pattern FORMAT =
      Pattern.compile("\\s*<think>(.*?)</think>\\s*<answer>(.*?)</answer>\\s*", Pattern.DOTALL);
  private static final Pattern ANSWER = Pattern.compile("<answer>([^<]*)</answer>");

  /** Words that name exactly one canonical emotion, besides the canonical strings. */
  private static final Map<String, Emotion> ALIASES =
      Map.ofEntries(
          Map.entry("calm", Emotion.NEUTRAL),
          Map.entry("neutrality", Emotion.NEUTRAL),
          Map.entry("happiness", Emotion.HAPPY),
          Map.entry("joy", Emotion.HAPPY),
          Map.entry("joyful", Emotion.HAPPY),
          Map.entry("sadness", Emotion.SAD),
          Map.entry("anger", Emotion.ANGRY),
          Map.entry("contempt", Emotion.CONTEMPT_OR_DISGUST),
          Map.entry("disgust", Emotion.CONTEMPT_OR_DISGUST),
          Map.entry("disgusted", Emotion.CONTEMPT_OR_DISGUST),
          Map.entry("contemptuous", Emotion.CONTEMPT_OR_DISGUST),
          Map.entry("contempt_or_disgust", Emotion.CONTEMPT_OR_DISGUST),
          Map.entry("confusion", Emotion.CONFUSED),
          Map.entry("whispering", Emotion.WHISPER),
          Map.entry("whispered", Emotion.WHISPER),
          Map.entry("surprised", Emotion.SURPRISE),
          Map.entry("fearful", Emotion.FEAR),
          Map.entry("afraid", Emotion.FEAR));

  /**
   * Reads a raw answer; empty unless it is exactly one think block followed by one answer block.
   */
  public static Optional<CotText> parse(String raw) {
    Matcher matcher = FORMAT.matcher(raw);
    if (!matcher.matches()
        || matcher.group(1).contains("<think>")
        || matcher.group(2).contains("<")
        || matcher.group(1).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new CotText(matcher.group(1).strip(), matcher.group(2).strip()));
  }

  /** Text of the last answer block, wherever it stands, trimmed; empty when there is none. */
  public static Optional<String> lastAnswer(String raw) {
    return ANSWER.matcher(raw).results().map(r -> r.group(1).strip()).reduce((a, b) -> b);
  }

  /** The raw form. */
  public static String format(String reasoning, Emotion answer) {
    return "<think>" + reasoning + "</think><answer>" + answer.wire() + "</answer>";
  }

  /** The canonical emotion of an answer: exact string, or an alias; empty when it names none. */
  public static Optional<Emotion> emotionOf(String answer) {
    String key = answer.strip().toLowerCase(Locale.ROOT).replaceAll("[.!]+$", "");
    for (Emotion emotion : Emotion.values()) {
      if (emotion.wire().equals(key)) {
        return Optional.of(emotion);
      }
    }
    return Optional.ofNullable(ALIASES.get(key));
  }

  /**
   * Number of words of a text: maximal runs of letters and digits, inner hyphens and apostrophes
   * joined.
   */
  public static int words(String text) {
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      boolean letter = Character.isLetterOrDigit(codePoint);
      boolean joint =
          inside
              && "'\u2019-".indexOf(codePoint) >= 0
              && i < text.length()
              && Character.isLetterOrDigit(text.codePointAt(i));
      if (letter && !inside) {
        count++;
      }
      inside = letter || joint;
    }
    return count;
  }
}
