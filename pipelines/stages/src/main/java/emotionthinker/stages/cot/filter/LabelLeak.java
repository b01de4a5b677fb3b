package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.claims.MaskedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a text gives away that its writer was told the answer: it refers to a given label
 * anywhere, or names the emotion, or a plain synonym of it, before its last sentence. Quotations
 * are not looked at. "Neutral" names an emotion only as a noun or of the speaker's state, since
 * words and pitch may be neutral too.
 */
public final class LabelLeak {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\b(labels?|labell?ed|labell?ing|ground truth|annotated|annotations?|annotators?|metadata"
              + "|(given|provided|assigned|stated|target|specified|supplied|known|intended|reference|gold) (emotion|label"
              + "|answer|category|class|emotional label)|as an ai|language model|i was told|the prompt"
              + "|the provided cues|the given cues|the dataset|the data set)\\b");

  /** Every match of {@link #REFERENCE} holds one of these: other sentences are not searched. */
  private static final Set<String> REFERRING =
      Set.of(
          "label",
          "labels",
          "labeled",
          "labelled",
          "labeling",
          "labelling",
          "ground",
          "annotated",
          "annotation",
          "annotations",
          "annotator",
          "annotators",
          "metadata",
          "given",
          "provided",
          "assigned",
          "stated",
          "target",
          "specified",
          "supplied",
          "known",
          "intended",
          "reference",
          "gold",
          "ai",
          "model",
          "told",
          "prompt",
          "dataset",
          "data");

  private static final Pattern NEUTRAL =
      Pattern.compile(
          "\\b(neutrality|neutral (emotion|emotional|state|mood|affect|feeling|disposition|stance)"
              + "|emotionally neutral|affectively neutral|(speaker|she|he|mood|emotion|feeling|woman|man)"
              + " (is|sounds|seems|appears|feels|remains) (quite |rather |very |simply |just )?neutral)\\b");

  private static final Map<Emotion, Set<String>> NAMES =
      Map.of(
          Emotion.NEUTRAL, Set.of(),
          Emotion.HAPPY,
              Set.of(
                  "happy",
                  "happiness",
                  "happily",
                  "joy",
                  "joyful",
                  "joyous",
                  "joyfully",
                  "gladness",
                  "glad"),
          Emotion.SAD,
              Set.of(
                  "sad",
                  "sadness",
                  "sadly",
                  "sorrow",
                  "sorrowful",
                  "unhappy",
                  "unhappiness",
                  "saddened"),
          Emotion.ANGRY,
              Set.of("angry", "anger", "angrily", "angered", "rage", "furious", "fury", "enraged"),
          Emotion.CONTEMPT_OR_DISGUST,
              Set.of(
                  "contempt",
                  "contemptuous",
                  "contemptuously",
                  "disgust",
                  "disgusted",
                  "disgustedly"),
          Emotion.CONFUSED, Set.of("confused", "confusion", "confusedly", "puzzlement", "puzzled"),
          Emotion.WHISPER, Set.of("whisper", "whispers", "whispering", "whispered"),
          Emotion.SURPRISE,
              Set.of("surprise", "surprised", "astonished", "astonishment", "amazed", "amazement"),
          Emotion.FEAR,
              Set.of(
                  "fear",
                  "fearful",
                  "fearfully",
                  "afraid",
                  "frightened",
                  "scared",
                  "terror",
                  "terrified"));

  private static final Set<String> ALL_NAMES =
      NAMES.values().stream().flatMap(Set::stream).collect(Collectors.toSet());

  private LabelLeak() {}

  /**
   * The words that leak; empty when none do.
   *
   * @param sentences the reasoning as {@link MaskedText#sentences} reads it
   */
  public static Optional<String> find(List<List<String>> sentences, Emotion emotion) {
    for (List<String> sentence : sentences) {
      if (sentence.stream().anyMatch(REFERRING::contains)) {
        Matcher reference = REFERENCE.matcher(String.join(" ", sentence));
        if (reference.find()) {
          return Optional.of("refers to a given label: " + reference.group());
        }
      }
    }
    for (List<String> sentence : sentences.subList(0, Math.max(0, sentences.size() - 1))) {
      for (String word : sentence) {
        if (NAMES.get(emotion).contains(word)) {
          return Optional.of("names the emotion before the conclusion: " + word);
        }
      }
      Optional<String> neutral = neutral(sentence);
      if (emotion == Emotion.NEUTRAL && neutral.isPresent()) {
        return neutral.map(words -> "names the emotion before the conclusion: " + words);
      }
    }
    return Optional.empty();
  }

  /** {@link #withoutNames(List)} of a text as it was written. */
  public static String withoutNames(String reasoning) {
    return withoutNames(MaskedText.sentences(reasoning));
  }

  /**
   * A text without the sentences that name any emotion, in the form of {@link BlindText#sentences}.
   */
  public static String withoutNames(List<List<String>> sentences) {
    return sentences.stream()
        .filter(s -> s.stream().noneMatch(ALL_NAMES::contains) && neutral(s).isEmpty())
        .map(sentence -> String.join(" ", sentence))
        .collect(Collectors.joining(String.valueOf(BlindText.SENTENCE_END)));
  }

  private static Optional<String> neutral(List<String> sentence) {
    if (sentence.stream().noneMatch(word -> word.startsWith("neutral"))) {
      return Optional.empty();
    }
    Matcher matcher = NEUTRAL.matcher(String.join(" ", sentence));
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
