package emotionthinker.stages.levels;

import emotionthinker.schemas.Attribute;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Prosody;

/**
 * What one attribute was measured to be, or why it was not. Pitch is f0_median_hz of clips with
 * reliable F0; energy is energy_dbfs of clips whose level says something; speed is
 * articulation_rate_sps, where 0 (no syllable nucleus found) counts as not measured: a whispered
 * clip is not slow.
 *
 * @param value measurement; null when reason is set (Hz, dBFS or syllables/s)
 * @param reason why there is no value; null when there is
 */
record AttributeValue(Double value, LevelReason reason) {

  /** Pitch in Hz, energy in dBFS, speed in syllables/s. */
  static AttributeValue of(Attribute attribute, Prosody prosody) {
    return switch (attribute) {
      case PITCH ->
          prosody.f0MedianHz() == null
              ? new AttributeValue(null, LevelReason.NO_MEASUREMENT)
              : prosody.f0Reliable()
                  ? new AttributeValue(prosody.f0MedianHz(), null)
                  : new AttributeValue(null, LevelReason.F0_UNRELIABLE);
      case ENERGY ->
          prosody.energyDbfs() == null
              ? new AttributeValue(null, LevelReason.NO_MEASUREMENT)
              : prosody.flags().contains(LevelReason.ENERGY_UNRELIABLE.wire())
                  ? new AttributeValue(null, LevelReason.ENERGY_UNRELIABLE)
                  : new AttributeValue(prosody.energyDbfs(), null);
      case SPEED ->
          prosody.articulationRateSps() == null || prosody.articulationRateSps() == 0
              ? new AttributeValue(null, LevelReason.NO_MEASUREMENT)
              : new AttributeValue(prosody.articulationRateSps(), null);
    };
  }

  static String unit(Attribute attribute) {
    return switch (attribute) {
      case PITCH -> "Hz";
      case ENERGY -> "dBFS";
      case SPEED -> "syllables/s";
    };
  }

  /** Distance of two cuts: st for pitch, dB for energy, syllables/s for speed. */
  static double distance(Attribute attribute, double lowerCut, double upperCut) {
    return attribute == Attribute.PITCH
        ? 12 * Math.log(upperCut / lowerCut) / Math.log(2)
        : upperCut - lowerCut;
  }
}
