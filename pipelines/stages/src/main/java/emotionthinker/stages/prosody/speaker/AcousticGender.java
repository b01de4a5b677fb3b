package emotionthinker.stages.prosody.speaker;

import emotionthinker.signal.ProsodyFeatures;

/** Placeholder. */
public final class AcousticGender implements SpeakerTagger {
  private final double minConfidence;

  /** @param minConfidence estimates with less are not told, 0.5–1 */
  public AcousticGender(double minConfidence) {
    this.minConfidence = minConfidence;
  }

  @Override
  public String source() {
    return "acoustic";
  }

  @Override
  public SpeakerTag tag(float[] samples, double sampleRateHz, ProsodyFeatures features) {
    return SpeakerTag.NONE;
  }
}
