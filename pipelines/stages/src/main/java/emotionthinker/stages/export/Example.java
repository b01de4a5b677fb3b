package emotionthinker.stages.export;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.TrainingSubset;
import java.io.Serializable;

/**
 * One thing to learn from, in no format yet.
 *
 * @param id key
 * @param utteranceId utterance that is heard, or that what is heard was made of
 * @param source corpus, or kind of task: what trainers tell data apart by
 * @param split train or validation
 * @param subset training stage of the row; null when it is for either
 * @param system system prompt
 * @param user user prompt, without a mark for the audio
 * @param assistant what is to be answered
 * @param label the right answer alone: what a reward compares with
 * @param cues measured cues as JSON, for rewards that check claims; null when there are none
 * @param audioPath where the audio lies
 * @param audioSha256 SHA-256 of its decoded PCM
 */
public record Example(
    String id,
    String utteranceId,
    String source,
    Split split,
    TrainingSubset subset,
    String system,
    String user,
    String assistant,
    String label,
    String cues,
    String audioPath,
    String audioSha256)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Example {
    Checks.text("id", id);
    Checks.text("utterance_id", utteranceId);
    Checks.text("source", source);
    Checks.present("split", split);
    Checks.text("system", system);
    Checks.text("user", user);
    Checks.text("assistant", assistant);
    Checks.text("label", label);
    Checks.text("audio_path", audioPath);
    Checks.text("audio_sha256", audioSha256);
  }
}
