package emotionthinker.io.audio;

import java.util.HexFormat;

/**
 * The STREAMINFO block of a FLAC file (RFC 9639, section 8.2), as far as a decoder needs it.
 *
 * @param sampleRateHz samples per second, 0 when the stream is no audio
 * @param channels 1 to 8
 * @param bitsPerSample 4 to 32
 * @param totalFrames samples per channel, 0 when unknown
 * @param md5Hex MD5 of the unencoded samples, empty when the encoder did not compute it
 */
record FlacStreamInfo(
    int sampleRateHz, int channels, int bitsPerSample, long totalFrames, String md5Hex) {
  private static final String NO_MD5 = "0".repeat(32);

  /** Reads the 34 bytes of the block's body. */
  static FlacStreamInfo read(ByteReader body) throws AudioDecodeException {
    body.skip(10);
    long packed = 0;
    for (int i = 0; i < 8; i++) {
      packed = packed << 8 | body.u8();
    }
    byte[] md5 = new byte[16];
    for (int i = 0; i < md5.length; i++) {
      md5[i] = (byte) body.u8();
    }
    String hex = HexFormat.of().formatHex(md5);
    int bits = (int) (packed >>> 36 & 31) + 1;
    if (bits < 4) {
      throw new AudioDecodeException(
          AudioProblem.BAD_HEADER, "FLAC with " + bits + " bits per sample, 4 to 32 are allowed");
    }
    return new FlacStreamInfo(
        (int) (packed >>> 44),
        (int) (packed >>> 41 & 7) + 1,
        bits,
        packed & 0xfffffffffL,
        hex.equals(NO_MD5) ? "" : hex);
  }
}
