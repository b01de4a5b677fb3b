package emotionthinker.io.audio;

import java.util.Set;

/** The last look at decoded samples, the same for every codec. */
final class SampleCheck {
  /** 2^32: float files scaled like 32-bit integers stay below it; what lies above is damage. */
  private static final float ABSURD = 4_294_967_296f;

  private SampleCheck() {}

  /**
   * Wraps samples that a decoder is done with.
   *
   * @param exact true when the samples come from integers and so cannot leave ±1
   * @throws AudioDecodeException EMPTY when there is no frame; NON_FINITE with the first bad sample
   */
  static DecodedAudio finish(
      String container,
      String codec,
      int sampleRateHz,
      float[][] channels,
      Set<AudioWarning> warnings,
      boolean exact)
      throws AudioDecodeException {
    if (channels[0].length == 0) {
      throw new AudioDecodeException(AudioProblem.EMPTY, container + " file without any sample");
    }
    if (!exact) {
      float peak = 0;
      for (int c = 0; c < channels.length; c++) {
        peak = Math.max(peak, peak(channels[c], c));
      }
      if (peak > 1) {
        warnings.add(AudioWarning.OVER_FULL_SCALE);
      }
    }
    return new DecodedAudio(container, codec, sampleRateHz, channels, warnings);
  }

  private static float peak(float[] samples, int channel) throws AudioDecodeException {
    float peak = 0;
    for (int i = 0; i < samples.length; i++) {
      float x = Math.abs(samples[i]);
      if (!(x <= ABSURD)) {
        throw new AudioDecodeException(
            AudioProblem.NON_FINITE,
            "sample " + i + " of channel " + channel + " is " + samples[i]);
      }
      peak = Math.max(peak, x);
    }
    return peak;
  }
}
