package emotionthinker.io.container;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A header block of a tar: POSIX.1-1988 ustar, and what GNU tar writes in its place.
 *
 * <p>Source: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Extended Header"; GNU tar
 * manual, "Basic Tar Format".
 */
final class TarHeader {
  static final int BLOCK_BYTES = 512;
  private static final int CHECKSUM_AT = 148;

  private final byte[] block;

  TarHeader(byte[] block) {
    this.block = block;
  }

  boolean isZero() {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** The sum of all bytes, those of the checksum as spaces; old writers summed signed bytes. */
  boolean isSound() {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK_BYTES; i++) {
      byte b = i >= CHECKSUM_AT && i < CHECKSUM_AT + 8 ? (byte) ' ' : block[i];
      unsigned += b & 0xFF;
      signed += b;
    }
    long written = number(CHECKSUM_AT, 8);
    return written == unsigned || written == signed;
  }

  char type() {
    return (char) (block[156] & 0xFF);
  }

  /** Bytes of data that follow; -1 when the field is no number. */
  long size() {
    return number(124, 12);
  }

  /** The name with its prefix, which GNU's own format has not. */
  String name() {
    String name = text(0, 100);
    boolean posix = text(257, 6).equals("ustar");
    String prefix = posix ? text(345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Whether a block of a GNU sparse map follows: of a header, or of such a block. */
  boolean continuesSparseMap(boolean header) {
    return block[header ? 482 : 504] != 0;
  }

  private String text(int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, StandardCharsets.UTF_8);
  }

  /** Octal digits, or base 256 when the first bit is set; -1 when it is neither or negative. */
  private long number(int from, int length) {
    if ((block[from] & 0x80) != 0) {
      long value = block[from] & 0x7F;
      for (int i = from + 1; i < from + length; i++) {
        if (value >>> 55 != 0) {
          return -1;
        }
        value = (value << 8) | (block[i] & 0xFF);
      }
      return value;
    }
    String digits = text(from, length).strip();
    return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : digits.isEmpty() ? 0 : -1;
  }

  /** Records of a pax header, {@code "<length> <key>=<value>\n"}; null when they are none. */
  static Map<String, String> pax(byte[] records) {
    Map<String, String> out = new HashMap<>();
    int at = 0;
    while (at < records.length && records[at] != 0) {
      int space = at;
      int length = 0;
      while (space < records.length && records[space] != ' ') {
        int digit = records[space++] - '0';
        if (digit < 0 || digit > 9 || length > records.length) {
          return null;
        }
        length = 10 * length + digit;
      }
      int end = at + length;
      if (length < space - at + 2 || end > records.length || records[end - 1] != '\n') {
        return null;
      }
      String record = new String(records, space + 1, end - space - 2, StandardCharsets.UTF_8);
      int equals = record.indexOf('=');
      if (equals < 1) {
        return null;
      }
      out.put(record.substring(0, equals), record.substring(equals + 1));
      at = end;
    }
    return out;
  }
}
