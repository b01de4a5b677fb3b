package emotionthinker.jobs.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of a stream as bytes, ended by LF or CR LF, with a bound on what one line may take of
 * memory.
 */
final class ByteLines implements Closeable {
  private final InputStream in;
  private final int maxBytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
  private boolean tooLong;
  private long number;

  /**
   * @param maxBytes most bytes of a line that are kept
   */
  ByteLines(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.maxBytes = maxBytes;
  }

  /** Reads the next line; false at the end of the stream. */
  boolean next() throws IOException {
    line.reset();
    tooLong = false;
    int b = in.read();
    if (b < 0) {
      return false;
    }
    number++;
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() < maxBytes) {
        line.write(b);
      } else {
        tooLong = true;
      }
    }
    return true;
  }

  /** Bytes of the line, without its end; the first {@code maxBytes} of one that is too long. */
  byte[] bytes() {
    byte[] bytes = line.toByteArray();
    boolean windows = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return windows ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }

  /** Whether the line has more bytes than are kept. */
  boolean tooLong() {
    return tooLong;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
