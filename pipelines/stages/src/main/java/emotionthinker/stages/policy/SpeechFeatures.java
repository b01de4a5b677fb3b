package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.FloatSeries;

/**
 * A clip as numbers, as {@link SpeechListener} makes them: segments of equal length from the first
 * to the last speech, and numbers of the whole. NaN is what could not be measured.
 *
 * @param segments {@link SpeechListener#SEGMENTS} times {@link SpeechListener#SEGMENT_SIZE} values,
 *     segment by segment
 * @param whole {@link SpeechListener#WHOLE_SIZE} values
 */
public record SpeechFeatures(FloatSeries segments, FloatSeries whole) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public SpeechFeatures {
    size("segments", segments, SpeechListener.SEGMENTS * SpeechListener.SEGMENT_SIZE);
    size("whole", whole, SpeechListener.WHOLE_SIZE);
  }

  private static void size(String name, FloatSeries values, int size) {
    if (values.size() != size) {
      throw Checks.bad(name, values.size() + " values", size + " values");
    }
  }
}
