package emotionthinker.stages.grpo.service;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import java.util.regex.Pattern;

/**
 * One sampled answer of a policy.
 *
 * @param id names the rollout in the reply
 * @param cues what was measured of the audio; null when the trainer does not know, so that there is
 *     no R_t
 * @param label the right answer
 * @param completion what the policy wrote, tags included
 */
public record Rollout(String id, CueSheet cues, Emotion label, String completion) {
  private static final Pattern ANSWER = Pattern.compile("<answer>.*", Pattern.DOTALL);
  private static final Pattern TAGS = Pattern.compile("</?think>");

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Rollout {
    Checks.text("id", id);
    Checks.present("label", label);
    Checks.present("completion", completion);
  }

  /**
   * What a reward model judges: the think block, or in a completion that breaks the schema whatever
   * stands before the answer. R_f already pays for the form; R_t is about the reasoning.
   */
  public String reasoning() {
    return CotText.parse(completion)
        .map(CotText::reasoning)
        .orElseGet(
            () -> TAGS.matcher(ANSWER.matcher(completion).replaceFirst("")).replaceAll("").strip());
  }

  /** The cues with what the completion concludes on in place of the label, null for nothing. */
  CueSheet concluding() {
    return cues.withEmotion(
        CotText.lastAnswer(completion).flatMap(CotText::emotionOf).orElse(null));
  }
}
