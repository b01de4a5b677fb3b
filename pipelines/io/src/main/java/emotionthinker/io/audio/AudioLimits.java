package emotionthinker.io.audio;

import java.io.Serializable;
import java.util.Locale;

/**
 * What a decoder may be made to do by a file nobody has vetted. Every limit is checked before the
 * memory it guards is allocated; a size that a header claims never allocates anything by itself.
 *
 * @param maxBytes largest file, in bytes, at least 1
 * @param maxDurationS longest audio, in seconds, above 0
 * @param maxSamples most samples held in memory, frames times channels, at least 1; a sample takes
 *     4 bytes, and decoding a compressed file may need 2.5 times that for a moment
 * @param maxChannels most channels, at least 1
 * @param minSampleRateHz lowest sample rate, in Hz, at least 1
 * @param maxSampleRateHz highest sample rate, in Hz, at least {@code minSampleRateHz}
 */
public record AudioLimits(
    long maxBytes,
    double maxDurationS,
    long maxSamples,
    int maxChannels,
    int minSampleRateHz,
    int maxSampleRateHz)
    implements Serializable {

  /** Validates the ranges given above. */
  public AudioLimits {
    require(maxBytes >= 1, "maxBytes", maxBytes, "at least 1");
    require(maxDurationS > 0, "maxDurationS", maxDurationS, "above 0");
    require(maxSamples >= 1, "maxSamples", maxSamples, "at least 1");
    require(maxChannels >= 1, "maxChannels", maxChannels, "at least 1");
    require(minSampleRateHz >= 1, "minSampleRateHz", minSampleRateHz, "at least 1");
    require(
        maxSampleRateHz >= minSampleRateHz,
        "maxSampleRateHz",
        maxSampleRateHz,
        "at least minSampleRateHz = " + minSampleRateHz);
  }

  /**
   * 1 GiB of file, 4 hours, 200 million samples (an hour at 48 kHz mono), 8 channels, 2–192 kHz:
   * wider than any speech corpus we know, and safe in a 2 GiB heap.
   */
  public static AudioLimits defaults() {
    return new AudioLimits(1L << 30, 4 * 3600.0, 200_000_000L, 8, 2_000, 192_000);
  }

  /** Refuses a format whose channel count or sample rate is out of range. */
  void checkFormat(long channels, double sampleRateHz) throws AudioDecodeException {
    if (channels < 1) {
      throw new AudioDecodeException(AudioProblem.NO_CHANNELS, "0 channels declared");
    }
    if (channels > maxChannels) {
      throw new AudioDecodeException(
          AudioProblem.TOO_MANY_CHANNELS, channels + " channels declared, at most " + maxChannels);
    }
    if (!(sampleRateHz >= minSampleRateHz && sampleRateHz <= maxSampleRateHz)) {
      throw new AudioDecodeException(
          AudioProblem.BAD_SAMPLE_RATE,
          String.format(
              Locale.ROOT,
              "sample rate %.0f Hz, allowed %d to %d Hz",
              sampleRateHz,
              minSampleRateHz,
              maxSampleRateHz));
    }
  }

  /** Refuses audio of that many frames, before anything is allocated for it. */
  void checkLength(long frames, int channels, int sampleRateHz) throws AudioDecodeException {
    if (frames > maxDurationS * sampleRateHz) {
      throw new AudioDecodeException(
          AudioProblem.TOO_LONG,
          "more than " + maxDurationS + " s of audio (" + frames + " frames or more)");
    }
    if (frames > maxSamples / channels || frames > Integer.MAX_VALUE - 8) {
      throw new AudioDecodeException(
          AudioProblem.TOO_LARGE,
          "more than "
              + maxSamples
              + " samples ("
              + frames
              + " frames or more x "
              + channels
              + ")");
    }
  }

  private static void require(boolean ok, String name, Object value, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(name + " = " + value + ", must be " + allowed);
    }
  }
}
