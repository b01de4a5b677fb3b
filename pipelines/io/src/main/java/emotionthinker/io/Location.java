package emotionthinker.io;

import emotionthinker.schemas.UserException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file lies: scheme, authority and a percent-encoded absolute path (RFC 3986, UTF-8). The
 * encoded form carries any file name, also one with a newline, a percent sign or bytes that are no
 * UTF-8, which neither {@code java.io.File} nor Hadoop's {@code Path(String)} do.
 *
 * <p>Read leniently: a text with a scheme of two or more letters and {@code :/} is a URI, in which
 * only a percent sign with two hexadecimal digits is decoded and every other character stands for
 * itself; any other text is a plain path of this machine, taken literally.
 *
 * @param scheme for instance file, hdfs, s3a; lower case
 * @param authority host, bucket or container; empty for file
 * @param path percent-encoded, starts with a slash, without dot segments and trailing slash
 */
record Location(String scheme, String authority, String path) {
  private static final Pattern URI_FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(?://([^/]*))?(/.*)?", Pattern.DOTALL);
  private static final String KEPT = "_-!.~'()*:@&=+$,;/";
  private static final String HEX = "0123456789ABCDEF";

  /**
   * Parses a path or URI.
   *
   * @throws UserException when it is blank, carries a password, or is a file URI with a host
   */
  static Location parse(String text) {
    if (text == null || text.isBlank()) {
      throw UserException.badValue("path", "\"\"", "a path or a URI", "name a file or a folder");
    }
    Matcher uri = URI_FORM.matcher(text);
    if (!uri.matches() || (uri.group(2) == null && uri.group(3) == null)) {
      String absolute = text.startsWith("/") ? text : System.getProperty("user.dir") + "/" + text;
      return new Location("file", "", normalise(encode(utf8(absolute))));
    }
    String scheme = uri.group(1).toLowerCase(Locale.ROOT);
    String authority = uri.group(2) == null ? "" : uri.group(2);
    int at = authority.lastIndexOf('@');
    if (at >= 0 && authority.lastIndexOf(':', at) >= 0) {
      throw new UserException(
          "a URI must not carry a password ("
              + scheme
              + "://…@"
              + authority.substring(at + 1)
              + "). What to do: use one of Hadoop's credential providers");
    }
    if (scheme.equals("file") && !authority.isEmpty() && !authority.equals("localhost")) {
      throw UserException.badValue(
          "path", text, "file:///absolute/path", "write three slashes after file:");
    }
    String path = uri.group(3) == null ? "/" : uri.group(3);
    return new Location(
        scheme, scheme.equals("file") ? "" : authority, normalise(encode(decode(path))));
  }

  /** The file of a literal (not encoded) path below this folder; may leave it by dot segments. */
  Location child(String relative) {
    return new Location(scheme, authority, normalise(path + "/" + encode(utf8(relative))));
  }

  /** The folder above. */
  Location parent() {
    int slash = path.lastIndexOf('/');
    return new Location(scheme, authority, slash <= 0 ? "/" : path.substring(0, slash));
  }

  /** The path as text; bytes that are no UTF-8 stay percent-encoded. */
  String plainPath() {
    StringBuilder out = new StringBuilder();
    for (String segment : path.substring(1).split("/", -1)) {
      out.append('/').append(plain(segment));
    }
    return out.toString();
  }

  /** The last segment as text. */
  String name() {
    return plain(path.substring(path.lastIndexOf('/') + 1));
  }

  boolean isFile() {
    return scheme.equals("file");
  }

  /** Canonical URI. */
  @Override
  public String toString() {
    return scheme + "://" + authority + path;
  }

  private static String plain(String segment) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decode(segment)))
          .toString();
    } catch (CharacterCodingException e) {
      return segment;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (alphanumeric || KEPT.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  private static byte[] decode(String text) {
    byte[] in = utf8(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toByteArray();
  }

  private static String normalise(String encoded) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : encoded.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments);
  }
}
