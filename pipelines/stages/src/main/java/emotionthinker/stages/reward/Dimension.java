package emotionthinker.stages.reward;

import emotionthinker.schemas.WireName;

/** The four dimensions on which EmotionThinker judges a reasoning, each from 1 to 5. */
public enum Dimension implements WireName {
  /** Claims agree with the audio. */
  FACTUAL_ALIGNMENT("factual_alignment"),
  /** Cues are turned into the emotion sensibly. */
  INTERPRETATIVE_QUALITY("interpretative_quality"),
  /** Salient cues are covered. */
  CAPTION_COMPLETENESS("caption_completeness"),
  /** Reads well and in order. */
  FLUENCY_AND_STRUCTURAL_CLARITY("fluency_and_structural_clarity");

  private final String wire;

  Dimension(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
