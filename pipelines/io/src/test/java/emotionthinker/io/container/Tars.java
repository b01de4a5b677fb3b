package emotionthinker.io.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tars built block by block, so that every field can lie. */
final class Tars {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A member with a sound header. */
  Tars member(char type, String name, byte[] data) {
    return header(type, name, octal(data.length), true).data(data);
  }

  Tars file(String name, String text) {
    return member('0', name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A pax header with one record. */
  Tars pax(String key, String value) {
    return member('x', "pax", record(key, value).getBytes(StandardCharsets.UTF_8));
  }

  /** A header with any size field. */
  Tars header(char type, String name, byte[] size, boolean sound) {
    byte[] block = new byte[512];
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, block, 0, Math.min(100, text.length));
    System.arraycopy(size, 0, block, 124, size.length);
    block[156] = (byte) type;
    put(block, 257, "ustar\00000");
    put(block, 148, "        ");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xFF;
    }
    put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum + (sound ? 0 : 1)));
    out.writeBytes(block);
    return this;
  }

  Tars data(byte[] data) {
    out.writeBytes(data);
    out.writeBytes(new byte[(512 - data.length % 512) % 512]);
    return this;
  }

  Tars zeros(int blocks) {
    out.writeBytes(new byte[512 * blocks]);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] octal(long size) {
    return String.format(Locale.ROOT, "%011o\0", size).getBytes(StandardCharsets.US_ASCII);
  }

  static String record(String key, String value) {
    String rest = " " + key + "=" + value + "\n";
    int length = rest.getBytes(StandardCharsets.UTF_8).length;
    int all = length + String.valueOf(length).length();
    all = length + String.valueOf(all).length();
    return all + rest;
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }
}
