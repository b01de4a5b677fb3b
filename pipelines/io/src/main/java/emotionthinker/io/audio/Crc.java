package emotionthinker.io.audio;

/** The cyclic redundancy checks of FLAC and Ogg: most significant bit first, initial value 0. */
final class Crc {
  /** x^8 + x^2 + x + 1: FLAC frame headers. */
  static final Crc FLAC_HEADER = new Crc(8, 0x07);

  /** x^16 + x^15 + x^2 + 1: FLAC frames. */
  static final Crc FLAC_FRAME = new Crc(16, 0x8005);

  /** The CRC-32 polynomial 0x04C11DB7, not reflected: Ogg pages. */
  static final Crc OGG_PAGE = new Crc(32, 0x04c11db7);

  /**
   * table[256 k + b]: the remainder of byte b followed by k zero bytes, left-aligned in 32 bits.
   */
  private final int[] table = new int[256 * 8];

  private final int shift;

  private Crc(int width, int polynomial) {
    shift = 32 - width;
    int aligned = polynomial << shift;
    for (int b = 0; b < 256; b++) {
      int r = b << 24;
      for (int i = 0; i < 8; i++) {
        r = r << 1 ^ (r < 0 ? aligned : 0);
      }
      table[b] = r;
    }
    for (int i = 256; i < table.length; i++) {
      int r = table[i - 256];
      table[i] = r << 8 ^ table[r >>> 24];
    }
  }

  /** The check of bytes[from, to), in the low bits. */
  int of(byte[] bytes, int from, int to) {
    return update(0, bytes, from, to) >>> shift;
  }

  /** The same with the four bytes at hole taken as zero, as Ogg checks its pages. */
  int ofWithHole(byte[] bytes, int from, int hole, int to) {
    int r = update(0, bytes, from, hole);
    r = update(r, new byte[4], 0, 4);
    return update(r, bytes, hole + 4, to) >>> shift;
  }

  private int update(int remainder, byte[] bytes, int from, int to) {
    int r = remainder;
    int i = from;
    for (; i <= to - 8; i += 8) {
      r =
          table[7 * 256 + ((r >>> 24 ^ bytes[i]) & 0xff)]
              ^ table[6 * 256 + ((r >>> 16 ^ bytes[i + 1]) & 0xff)]
              ^ table[5 * 256 + ((r >>> 8 ^ bytes[i + 2]) & 0xff)]
              ^ table[4 * 256 + ((r ^ bytes[i + 3]) & 0xff)]
              ^ table[3 * 256 + (bytes[i + 4] & 0xff)]
              ^ table[2 * 256 + (bytes[i + 5] & 0xff)]
              ^ table[256 + (bytes[i + 6] & 0xff)]
              ^ table[bytes[i + 7] & 0xff];
    }
    for (; i < to; i++) {
      r = r << 8 ^ table[(r >>> 24 ^ bytes[i]) & 0xff];
    }
    return r;
  }
}
