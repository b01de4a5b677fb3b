package emotionthinker.jobs.lines;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Lines of a UTF-8 stream, ended by LF or CR LF, with a bound on the memory that one may take. A
 * line that cannot be read as text is one too, and says why.
 */
public final class TextLines implements Closeable {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final InputStream in;
  private final int maxBytes;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
  private long number;

  /**
   * Lines of a stream, which is closed with them.
   *
   * @param maxBytes most bytes of a line
   */
  public TextLines(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.maxBytes = maxBytes;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param text without its end; null when there is none
   * @param error why there is no text: too_long, not_utf8; null when there is
   */
  public record Line(long number, String text, String error) {}

  /** The next line; null at the end of the stream. */
  public Line next() throws IOException {
    bytes.reset();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    number++;
    boolean tooLong = false;
    for (; b >= 0 && b != '\n'; b = in.read()) {
      tooLong |= bytes.size() == maxBytes;
      if (!tooLong) {
        bytes.write(b);
      }
    }
    if (tooLong) {
      return new Line(number, null, "too_long");
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
        text = text.substring(1);
      }
      return new Line(
          number, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, null);
    } catch (CharacterCodingException e) {
      return new Line(number, null, "not_utf8");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
