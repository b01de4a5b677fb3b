package emotionthinker.io.audio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Decoded sound: one float array per channel, full scale at ±1.0 (an n-bit integer sample s becomes
 * s / 2^(n-1); nothing is clipped, dithered or resampled).
 *
 * <p><b>Ownership.</b> The arrays returned by {@link #channel} and {@link #mono} may be the
 * object's own: callers read them and never write to them. {@link #segment} copies its range,
 * {@link #channelOnly} shares the channel it keeps. Nothing here is written after construction, so
 * an instance may be read by several threads.
 */
public final class DecodedAudio {
  /** Below this share of the channels' mean power a mono mix is taken to be cancelled. */
  private static final double CANCELLED_SHARE = 1e-3;

  /** How far past the end of the audio a segment may end, in seconds: rounding in manifests. */
  private static final double END_TOLERANCE_S = 0.05;

  private final String container;
  private final String codec;
  private final int sampleRateHz;
  private final float[][] channels;
  private final Set<AudioWarning> warnings;

  DecodedAudio(
      String container,
      String codec,
      int sampleRateHz,
      float[][] channels,
      Set<AudioWarning> warnings) {
    this.container = container;
    this.codec = codec;
    this.sampleRateHz = sampleRateHz;
    this.channels = channels;
    EnumSet<AudioWarning> copy = EnumSet.noneOf(AudioWarning.class);
    copy.addAll(warnings);
    this.warnings = Collections.unmodifiableSet(copy);
  }

  /** The container by content: wav, rf64, flac, mp3, ogg, mp4, adts, aiff, aifc or au. */
  public String container() {
    return container;
  }

  /** The codec, in ffmpeg's names: pcm_s16le, pcm_mulaw, flac, mp3, vorbis, opus, aac and so on. */
  public String codec() {
    return codec;
  }

  /** Frames per second, in Hz. Opus always decodes at 48 kHz, whatever went into the encoder. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Number of channels, at least 1. */
  public int channels() {
    return channels.length;
  }

  /** Samples per channel, at least 1. */
  public int frames() {
    return channels[0].length;
  }

  /** {@code frames() / sampleRateHz()}, in seconds. */
  public double durationS() {
    return frames() / (double) sampleRateHz;
  }

  /** What was odd about the file, in the order of the enum; unmodifiable, often empty. */
  public Set<AudioWarning> warnings() {
    return warnings;
  }

  /**
   * The samples of channel c, shared and not to be written to.
   *
   * @throws IndexOutOfBoundsException when c is not in 0..channels() - 1
   */
  public float[] channel(int c) {
    return channels[c];
  }

  /**
   * The mean of all channels; for one channel that channel itself, shared. Where the channels
   * cancel (one is the other inverted, so the mix keeps less than a thousandth of their mean power)
   * it is the channel with the most power instead, the lowest index among equals: a wiring fault
   * must not turn speech into silence.
   */
  public float[] mono() {
    if (channels.length == 1) {
      return channels[0];
    }
    float[] mix = new float[frames()];
    double mixPower = 0;
    double meanPower = 0;
    for (int i = 0; i < mix.length; i++) {
      double sum = 0;
      for (float[] channel : channels) {
        sum += channel[i];
        meanPower += (double) channel[i] * channel[i];
      }
      mix[i] = (float) (sum / channels.length);
      mixPower += (double) mix[i] * mix[i];
    }
    return mixPower >= CANCELLED_SHARE * meanPower / channels.length ? mix : loudest();
  }

  /**
   * The part from startS to endS, copied. Bounds are rounded to the nearest frame. An end up to 50
   * ms past the audio's is taken as its end.
   *
   * @param startS first instant, in seconds; null for the start of the audio
   * @param endS instant after the last, in seconds; null for the end of the audio
   * @throws AudioDecodeException {@link AudioProblem#BAD_SEGMENT} when a bound is negative, not
   *     finite or past the end, or when no frame lies between them
   */
  public DecodedAudio segment(Double startS, Double endS) throws AudioDecodeException {
    double from = startS == null ? 0 : startS;
    double to = endS == null ? durationS() : endS;
    if (!(from >= 0 && to > from && to <= durationS() + END_TOLERANCE_S)) {
      throw noSuchSegment(from, to);
    }
    int first = (int) Math.min(frames(), Math.round(from * sampleRateHz));
    int last = (int) Math.min(frames(), Math.round(to * sampleRateHz));
    if (last <= first) {
      throw noSuchSegment(from, to);
    }
    float[][] part = new float[channels.length][];
    for (int c = 0; c < part.length; c++) {
      part[c] = Arrays.copyOfRange(channels[c], first, last);
    }
    return new DecodedAudio(container, codec, sampleRateHz, part, warnings);
  }

  /**
   * The same audio with channel c alone, its samples shared.
   *
   * @throws AudioDecodeException {@link AudioProblem#BAD_CHANNEL} when there is no channel c
   */
  public DecodedAudio channelOnly(int c) throws AudioDecodeException {
    if (c < 0 || c >= channels.length) {
      throw new AudioDecodeException(
          AudioProblem.BAD_CHANNEL,
          "channel " + c + " asked for, the file has 0 to " + (channels.length - 1));
    }
    return new DecodedAudio(container, codec, sampleRateHz, new float[][] {channels[c]}, warnings);
  }

  /**
   * SHA-256, in lower-case hexadecimal, of what is heard: the text {@code "<sample rate>
   * <channels>\n"} in ASCII, then every sample as a little-endian IEEE float, frame by frame, −0
   * written as 0. Lossless copies of one recording agree whatever their container.
   */
  public String pcmSha256() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    String head = sampleRateHz + " " + channels.length + "\n";
    digest.update(head.getBytes(StandardCharsets.US_ASCII));
    byte[] block = new byte[4096 * 4 * channels.length];
    int filled = 0;
    for (int i = 0; i < frames(); i++) {
      for (float[] channel : channels) {
        int bits = Float.floatToIntBits(channel[i] + 0.0f);
        block[filled++] = (byte) bits;
        block[filled++] = (byte) (bits >> 8);
        block[filled++] = (byte) (bits >> 16);
        block[filled++] = (byte) (bits >> 24);
      }
      if (filled == block.length) {
        digest.update(block);
        filled = 0;
      }
    }
    digest.update(block, 0, filled);
    return HexFormat.of().formatHex(digest.digest());
  }

  private float[] loudest() {
    float[] best = channels[0];
    double bestPower = -1;
    for (float[] channel : channels) {
      double power = 0;
      for (float x : channel) {
        power += (double) x * x;
      }
      if (power > bestPower) {
        bestPower = power;
        best = channel;
      }
    }
    return best;
  }

  private AudioDecodeException noSuchSegment(double from, double to) {
    return new AudioDecodeException(
        AudioProblem.BAD_SEGMENT,
        "segment " + from + " to " + to + " s asked for, the audio has 0 to " + durationS() + " s");
  }
}
