package emotionthinker.io.audio;

import java.util.Arrays;

/**
 * Where a decoder puts its samples: one growing float array per channel. It grows by what has
 * really been decoded, at most doubling, and stops growing at the length the header claims as long
 * as that claim holds: a true claim costs no final copy, a false one costs nothing up front. Limits
 * are checked before anything grows.
 */
final class SampleSink {
  private static final int FIRST_FRAMES = 1 << 14;

  private final int sampleRateHz;
  private final AudioLimits limits;
  private final long claimedFrames;
  private final float[][] channels;
  private int frames;

  /**
   * @param claimedFrames length by the header, 0 when it gives none; only a hint
   * @throws AudioDecodeException when the channel count or the rate is out of range
   */
  SampleSink(int channels, int sampleRateHz, long claimedFrames, AudioLimits limits)
      throws AudioDecodeException {
    limits.checkFormat(channels, sampleRateHz);
    this.sampleRateHz = sampleRateHz;
    this.limits = limits;
    this.claimedFrames = claimedFrames;
    this.channels = new float[channels][0];
  }

  int channels() {
    return channels.length;
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  int frames() {
    return frames;
  }

  /** The backing array of a channel; valid until the next {@link #reserve}. */
  float[] channel(int c) {
    return channels[c];
  }

  /** Makes room for n more frames. */
  void reserve(int n) throws AudioDecodeException {
    long wanted = (long) frames + n;
    limits.checkLength(wanted, channels.length, sampleRateHz);
    int capacity = channels[0].length;
    if (wanted <= capacity) {
      return;
    }
    long grown = Math.max(Math.max(wanted, FIRST_FRAMES), 2L * capacity);
    if (claimedFrames >= wanted) {
      grown = Math.min(grown, claimedFrames);
    }
    grown = Math.max(wanted, Math.min(grown, limits.maxSamples() / channels.length));
    for (int c = 0; c < channels.length; c++) {
      channels[c] = Arrays.copyOf(channels[c], (int) Math.min(grown, Integer.MAX_VALUE - 8));
    }
  }

  /** Declares n frames, written after {@link #reserve}, to be valid. */
  void commit(int n) {
    frames += n;
  }

  /**
   * The frames from skip on, at most maxFrames of them. The sink gives its arrays away and is empty
   * afterwards.
   */
  float[][] take(long skip, long maxFrames) {
    int first = (int) Math.min(Math.max(skip, 0), frames);
    int length = (int) Math.min(frames - first, Math.max(maxFrames, 0));
    float[][] result = new float[channels.length][];
    for (int c = 0; c < channels.length; c++) {
      float[] all = channels[c];
      result[c] =
          first == 0 && length == all.length ? all : Arrays.copyOfRange(all, first, first + length);
      channels[c] = new float[0];
    }
    frames = 0;
    return result;
  }
}
