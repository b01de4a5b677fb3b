package emotionthinker.stages.shard;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Utterance;
import java.io.Serializable;

/**
 * What selection needs to know of a row.
 *
 * @param utteranceId key
 * @param corpus corpus name
 * @param emotion label
 * @param speakerId corpus/speaker
 * @param split split of the utterance
 * @param bytes upper estimate of the row's size in a shard (bytes)
 */
public record ShardKey(
    String utteranceId, String corpus, Emotion emotion, String speakerId, Split split, long bytes)
    implements Serializable {

  /** Checks every invariant. */
  public ShardKey {
    Checks.text("utterance_id", utteranceId);
    Checks.text("corpus", corpus);
    Checks.present("emotion", emotion);
    Checks.text("speaker_id", speakerId);
    Checks.present("split", split);
    Checks.nonNegative("bytes", bytes);
  }

  /** The key of an utterance with the label of its chain of thought. */
  public static ShardKey of(Utterance utterance, Emotion emotion, ShardOptions options) {
    return new ShardKey(
        utterance.utteranceId(),
        utterance.corpus(),
        emotion,
        utterance.speakerId(),
        utterance.split(),
        ShardAudioPlan.of(utterance, options.audio()).maxRowBytes());
  }
}
