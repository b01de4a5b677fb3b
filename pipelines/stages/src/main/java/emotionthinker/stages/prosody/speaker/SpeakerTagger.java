package emotionthinker.stages.prosody.speaker;

import emotionthinker.signal.ProsodyFeatures;

/** Port: tells a speaker's attributes from a clip. For one thread; it may hold native resources. */
public interface SpeakerTagger extends AutoCloseable {

  /** Where its tags come from, as tables have it: model or acoustic. */
  String source();

  /**
   * The attributes of the speaker of a clip.
   *
   * @param samples of one channel, full scale ±1; not changed
   * @param sampleRateHz samples per second
   * @param features what was measured on the clip
   */
  SpeakerTag tag(float[] samples, double sampleRateHz, ProsodyFeatures features);

  @Override
  default void close() {}
}
