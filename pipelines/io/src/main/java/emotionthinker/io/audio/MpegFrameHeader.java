package emotionthinker.io.audio;

/**
 * The four header bytes of an MPEG-1, -2 or -2.5 audio frame (ISO/IEC 11172-3 and 13818-3, section
 * 2.4.1.3).
 *
 * @param mpeg1 true for MPEG-1, false for the half rates of MPEG-2 and the quarter rates of 2.5
 * @param layer 1, 2 or 3
 * @param sampleRateHz 8,000 to 48,000
 * @param channels 1 or 2
 * @param frameBytes size of the whole frame
 * @param samples samples per channel in the frame
 */
record MpegFrameHeader(
    boolean mpeg1, int layer, int sampleRateHz, int channels, int frameBytes, int samples) {
  static final int BYTES = 4;

  private static final int[][] KBIT_MPEG1 = {
    {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
  };
  private static final int[][] KBIT_MPEG2 = {
    {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };
  private static final int[] RATES_MPEG1_HZ = {44_100, 48_000, 32_000};

  /** The header at an offset, or null when the four bytes are none (free format included). */
  static MpegFrameHeader at(byte[] bytes, int offset, int end) {
    if (end - offset < BYTES
        || (bytes[offset] & 0xff) != 0xff
        || (bytes[offset + 1] & 0xe0) != 0xe0) {
      return null;
    }
    int version = bytes[offset + 1] >> 3 & 3;
    int layer = 4 - (bytes[offset + 1] >> 1 & 3);
    int bitrateCode = bytes[offset + 2] >> 4 & 15;
    int rateCode = bytes[offset + 2] >> 2 & 3;
    boolean emphasisReserved = (bytes[offset + 3] & 3) == 2;
    if (version == 1
        || layer == 4
        || bitrateCode == 0
        || bitrateCode == 15
        || rateCode == 3
        || emphasisReserved) {
      return null;
    }
    boolean mpeg1 = version == 3;
    int rate = RATES_MPEG1_HZ[rateCode] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
    int bits = (mpeg1 ? KBIT_MPEG1 : KBIT_MPEG2)[layer - 1][bitrateCode - 1] * 1000;
    int padding = bytes[offset + 2] >> 1 & 1;
    int samples = layer == 1 ? 384 : layer == 3 && !mpeg1 ? 576 : 1152;
    int size = layer == 1 ? (12 * bits / rate + padding) * 4 : samples / 8 * bits / rate + padding;
    int channels = (bytes[offset + 3] >> 6 & 3) == 3 ? 1 : 2;
    return new MpegFrameHeader(mpeg1, layer, rate, channels, size, samples);
  }

  /** True when both frames can belong to one stream. */
  boolean matches(MpegFrameHeader other) {
    return other != null
        && mpeg1 == other.mpeg1
        && layer == other.layer
        && sampleRateHz == other.sampleRateHz
        && channels == other.channels;
  }

  /** Bytes of layer III side information after header and checksum. */
  int sideInfoBytes() {
    return mpeg1 ? (channels == 2 ? 32 : 17) : (channels == 2 ? 17 : 9);
  }
}
