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
  private static final String STRING = "\"\\s*:\\s*(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")";
  private static final Pattern REASONING = Pattern.compile("\"reasoning" + STRING, Pattern.DOTALL);
  private static final Pattern ANSWER = Pattern.compile("\"answer" + STRING, Pattern.DOTALL);
  private static final Pattern TAG =
      Pattern.compile("<\\s*(/?)\\s*(think|answer)\\s*>", Pattern.CASE_INSENSITIVE);

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

  /** The reasoning ends at its closing tag; the label stands after it, its tags or not. */
  private static Optional<String> fromBlocks(String text) {
    int from = 0;
    int reasoningEnd = -1;
    int labelStart = -1;
    int labelEnd = text.length();
    Matcher tags = TAG.matcher(text);
    while (tags.find() && labelEnd == text.length()) {
      boolean closing = !tags.group(1).isEmpty();
      boolean think = tags.group(2).equalsIgnoreCase("think");
      if (reasoningEnd < 0 && think && !closing) {
        from = tags.end();
      } else if (reasoningEnd < 0 && think) {
        reasoningEnd = tags.start();
        labelStart = tags.end();
      } else if (reasoningEnd >= 0 && !closing) {
        labelStart = tags.end();
      } else if (reasoningEnd >= 0) {
        labelEnd = tags.start();
      }
    }
    if (reasoningEnd < 0) {
      return Optional.empty();
    }
    String label = text.substring(labelStart, labelEnd).replaceAll("```\\s*$", "");
    return format(text.substring(from, reasoningEnd), label);
  }

  private static Optional<String> format(String reasoning, String label) {
    String inner = TAG.matcher(reasoning).replaceAll("").strip();
    Optional<Emotion> emotion = CotText.emotionOf(label);
    return inner.isEmpty() ? Optional.empty() : emotion.map(e -> CotText.format(inner, e));
  }
}
