package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.RejectReason;

/**
 * What a label-blind reader finds in a text.
 *
 * @param emotion the emotion that it argues for; null when the reader cannot say
 * @param failure why the reader was not heard, for one that is called and may fail; null when it
 *     was
 */
public record Finding(Emotion emotion, RejectReason failure) {
  /** The reader cannot say. */
  public static final Finding NONE = new Finding(null, null);

  /** An emotion; null for none. */
  public static Finding of(Emotion emotion) {
    return emotion == null ? NONE : new Finding(emotion, null);
  }

  /** The reader was not heard. */
  public static Finding failed(RejectReason failure) {
    return new Finding(null, failure);
  }
}
