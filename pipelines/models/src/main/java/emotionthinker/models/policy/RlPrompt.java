package emotionthinker.models.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.policy.SpeechFeatures;

/**
 * A prompt of reinforcement learning.
 *
 * @param id utterance
 * @param clip what is heard
 * @param question what is asked
 * @param label the right answer
 * @param cues what the reasoning is checked against
 */
public record RlPrompt(
    String id, SpeechFeatures clip, String question, Emotion label, CueSheet cues) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RlPrompt {
    Checks.text("id", id);
    Checks.present("clip", clip);
    Checks.text("question", question);
    Checks.present("label", label);
    Checks.present("cues", cues);
  }
}
