package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import java.util.List;

/**
 * What a policy is asked.
 *
 * @param id names the prompt in its answers and in the seeds of their rollouts
 * @param clips what is heard: one clip, or those that a question compares, in their order
 * @param question text of the question, options included
 */
public record PolicyPrompt(String id, List<SpeechClip> clips, String question) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public PolicyPrompt {
    Checks.text("id", id);
    clips = Checks.list("clips", clips);
    if (clips.isEmpty()) {
      throw Checks.bad("clips", "[]", "at least one clip");
    }
    Checks.text("question", question);
  }
}
