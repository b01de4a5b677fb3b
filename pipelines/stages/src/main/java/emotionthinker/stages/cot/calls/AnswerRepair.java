package emotionthinker.stages.cot.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.CotText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a raw answer as the training format. What is not in it is repaired once, by what cannot
 * change its meaning: code fences and words around the blocks go, the case and the missing ends of
 * tags are mended, an object with reasoning and answer becomes the two blocks. Reasoning that was
 * cut off is not repaired: a closing tag or quote of the reasoning and a complete label must be
 * there.
 */
public final class AnswerRepair {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRING = "\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")";
  private static final Pattern REASONING = Pattern.compile("\"reasoning" + STRING, Pattern.DOTALL);
  private static final Pattern ANSWER = Pattern.compile("\"answer" + STRING, Pattern.DOTALL);
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  private static final Pattern BLOCKS =
      Pattern.compile(
          "(?:^|.*?<\\s*think\\s*>)(.*?)<\\s*/\\s*think\\s*>\\s*(?:<\\s*answer\\s*>)?([^<]*)(?:<.*)?",
          ANY_CASE);

  private AnswerRepair() {}

  /** The answer in the training format; empty when it is not in it and cannot be brought there. */
  public static Optional<String> read(String raw) {
    if (CotText.parse(raw).isPresent()) {
      return Optional.of(raw);
    }
    String text = raw.strip();
    return fromJson(text).or(() -> fromBlocks(text));
  }

  private static Optional<String> fromJson(String text) {
    Matcher reasoning = REASONING.matcher(text);
    Matcher answer = ANSWER.matcher(text);
    if (!reasoning.find() || !answer.find()) {
      return Optional.empty();
    }
    try {
      return format(
          JSON.readValue(reasoning.group(1), String.class),
          JSON.readValue(answer.group(1), String.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> fromBlocks(String text) {
    Matcher blocks = BLOCKS.matcher(text);
    return blocks.matches() ? format(blocks.group(1), blocks.group(2)) : Optional.empty();
  }

  private static Optional<String> format(String reasoning, String label) {
    String inner = reasoning.replaceAll("(?i)<\\s*/?\\s*(think|answer)\\s*>", "").strip();
    Optional<Emotion> emotion = CotText.emotionOf(label);
    return inner.isEmpty() ? Optional.empty() : emotion.map(e -> CotText.format(inner, e));
  }
}
