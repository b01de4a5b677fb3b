package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.cot.CueSheet;

/**
 * What a reward model is asked.
 *
 * @param id names the input in its output; unique within a batch
 * @param cues what the text may cite. Its emotion is what the text concludes on, or null: a reward
 *     model judges the reasoning, and whether the answer is right is R_o's part
 * @param reasoning text between the think tags, without them; may be empty
 */
public record RewardInput(String id, CueSheet cues, String reasoning) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardInput {
    Checks.text("id", id);
    Checks.present("cues", cues);
    Checks.present("reasoning", reasoning);
  }
}
