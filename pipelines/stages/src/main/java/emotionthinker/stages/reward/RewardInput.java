package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.calls.AudioClip;

/**
 * What a reward model is asked.
 *
 * @param id names the input in its output; unique within a batch
 * @param cues what the text may cite. Its emotion is what the text concludes on, or null: a reward
 *     model judges the reasoning, and whether the answer is right is R_o's part
 * @param reasoning text between the think tags, without them; may be empty
 * @param audio the clip, for a model that hears; null when there is none to give
 */
public record RewardInput(String id, CueSheet cues, String reasoning, AudioClip audio) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardInput {
    Checks.text("id", id);
    Checks.present("cues", cues);
    Checks.present("reasoning", reasoning);
  }

  /** An input without a clip. */
  public RewardInput(String id, CueSheet cues, String reasoning) {
    this(id, cues, reasoning, null);
  }
}
