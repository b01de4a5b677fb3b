package emotionthinker.stages.policy.learn;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.policy.SpeechFeatures;
import java.util.List;

/**
 * One text of supervised fine-tuning.
 *
 * @param id names it in messages; unique
 * @param kind what it teaches
 * @param speakerId speaker of the first clip, for the choice of validation speakers
 * @param clips what is heard, one or two
 * @param question what is asked
 * @param answer what is learnt, tags included
 */
public record SftText(
    String id,
    TextKind kind,
    String speakerId,
    List<SpeechFeatures> clips,
    String question,
    String answer) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public SftText {
    Checks.text("id", id);
    Checks.present("kind", kind);
    Checks.text("speaker_id", speakerId);
    clips = Checks.list("clips", clips);
    Checks.range("clips", (double) clips.size(), 1, 2, "one or two");
    Checks.text("question", question);
    Checks.text("answer", answer);
  }
}
