package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The question of emotion recognition with its options, as the embedded policy learns it and is
 * asked. What trainers of others are given, and models behind a server are asked, is {@code
 * export.prompt}: a setting, other words for other models.
 */
public final class Questions {
  private Questions() {}

  /** Over the nine labels of EmotionCoT. */
  public static String emotion() {
    return emotion(Stream.of(Emotion.values()).map(Emotion::wire).toList());
  }

  /** The same question to be answered without reasoning. */
  public static String label() {
    return emotion() + " Answer with the label alone.";
  }

  /** Over labels of a released set, at least two. */
  public static String emotion(List<String> options) {
    if (Checks.list("options", options).size() < 2) {
      throw Checks.bad("options", options, "at least two");
    }
    return "Which emotion does the speaker's voice express? Choose one of: "
        + options.stream().collect(Collectors.joining(", "))
        + ".";
  }
}
