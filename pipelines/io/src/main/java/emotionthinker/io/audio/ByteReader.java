package emotionthinker.io.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A cursor over a range of a file that never reads outside it: running off the end is {@link
 * AudioProblem#TRUNCATED}. Unsigned 32-bit fields come back as long, so that no size can turn
 * negative.
 */
final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  /** Reads {@code bytes[start, end)}. */
  ByteReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  int remaining() {
    return end - position;
  }

  /** Moves by n bytes, which must be there. */
  void skip(long n) throws AudioDecodeException {
    need(n);
    position += (int) n;
  }

  int u8() throws AudioDecodeException {
    need(1);
    return bytes[position++] & 0xff;
  }

  int u16(boolean bigEndian) throws AudioDecodeException {
    int a = u8();
    int b = u8();
    return bigEndian ? a << 8 | b : b << 8 | a;
  }

  long u32(boolean bigEndian) throws AudioDecodeException {
    long a = u16(bigEndian);
    long b = u16(bigEndian);
    return bigEndian ? a << 16 | b : b << 16 | a;
  }

  /** A 64-bit field; a value above 2^63 - 1 comes back as {@code Long.MAX_VALUE}. */
  long u64(boolean bigEndian) throws AudioDecodeException {
    long a = u32(bigEndian);
    long b = u32(bigEndian);
    long v = bigEndian ? a << 32 | b : b << 32 | a;
    return v < 0 ? Long.MAX_VALUE : v;
  }

  int u24be() throws AudioDecodeException {
    return u8() << 16 | u16(true);
  }

  /** A four-character code; bytes outside ASCII come back as Latin-1. */
  String fourCc() throws AudioDecodeException {
    need(4);
    position += 4;
    return new String(bytes, position - 4, 4, StandardCharsets.ISO_8859_1);
  }

  /** A copy of the next n bytes, which must be there. */
  byte[] bytes(int n) throws AudioDecodeException {
    need(n);
    position += n;
    return Arrays.copyOfRange(bytes, position - n, position);
  }

  /** A reader over the next n bytes, which must be there; this reader moves past them. */
  ByteReader slice(long n) throws AudioDecodeException {
    need(n);
    ByteReader part = new ByteReader(bytes, position, position + (int) n);
    position += (int) n;
    return part;
  }

  /** True when the bytes at an absolute offset are there and spell the given ASCII text. */
  static boolean at(byte[] bytes, int offset, String ascii) {
    if (offset < 0 || bytes.length - offset < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if ((bytes[offset + i] & 0xff) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void need(long n) throws AudioDecodeException {
    if (n < 0 || n > end - position) {
      throw new AudioDecodeException(
          AudioProblem.TRUNCATED,
          "the file ends where " + n + " more bytes were promised, at byte " + position);
    }
  }
}
