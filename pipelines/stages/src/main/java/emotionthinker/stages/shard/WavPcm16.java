package emotionthinker.stages.shard;

import emotionthinker.schemas.ByteSeries;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes samples as a canonical 16-bit PCM WAV file: the 44-byte RIFF header, then interleaved
 * little-endian samples. A sample s becomes round(32768 s), halves away from zero, clamped to
 * −32768..32767; so 16-bit sources, decoded as s/32768, come back bit for bit.
 */
public final class WavPcm16 {
  private static final int HEADER_BYTES = 44;
  private static final double FULL_SCALE = 32768;

  private WavPcm16() {}

  /**
   * The file.
   *
   * @param channels one array per channel, all of the same length; full scale is ±1
   * @param sampleRateHz sample rate (Hz)
   * @throws IllegalArgumentException when there is no channel, lengths differ, a sample is NaN, or
   *     the file would reach 2 GiB
   */
  public static ByteSeries encode(float[][] channels, int sampleRateHz) {
    if (channels.length == 0 || sampleRateHz <= 0) {
      throw new IllegalArgumentException(
          "channels = " + channels.length + ", sample_rate_hz = " + sampleRateHz + ": above 0");
    }
    int frames = channels[0].length;
    int frameBytes = channels.length * Short.BYTES;
    long dataBytes = (long) frames * frameBytes;
    if (dataBytes + HEADER_BYTES > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(dataBytes + " bytes of samples are too many for a WAV");
    }
    ByteBuffer out =
        ByteBuffer.allocate((int) dataBytes + HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt((int) dataBytes + HEADER_BYTES - 8).put(ascii("WAVEfmt "));
    out.putInt(16).putShort((short) 1).putShort((short) channels.length).putInt(sampleRateHz);
    out.putInt(sampleRateHz * frameBytes).putShort((short) frameBytes).putShort((short) 16);
    out.put(ascii("data")).putInt((int) dataBytes);
    for (float[] channel : channels) {
      if (channel.length != frames) {
        throw new IllegalArgumentException("channels of " + frames + " and " + channel.length);
      }
    }
    for (int frame = 0; frame < frames; frame++) {
      for (float[] channel : channels) {
        out.putShort(quantise(channel[frame]));
      }
    }
    return ByteSeries.of(out.array());
  }

  private static short quantise(float sample) {
    if (Float.isNaN(sample)) {
      throw new IllegalArgumentException("a sample is NaN");
    }
    double scaled = Math.copySign(Math.floor(Math.abs(sample) * FULL_SCALE + 0.5), sample);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, scaled));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
