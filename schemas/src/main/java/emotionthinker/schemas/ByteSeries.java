package emotionthinker.schemas;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An immutable run of bytes with value equality, for audio files inside a record. */
public final class ByteSeries {
  private final byte[] bytes;

  private ByteSeries(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Wraps a copy of the bytes. */
  public static ByteSeries of(byte[] bytes) {
    return new ByteSeries(bytes.clone());
  }

  /** Number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** A read-only view, without a copy. */
  public ByteBuffer toByteBuffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteSeries series && Arrays.equals(bytes, series.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "ByteSeries[" + bytes.length + "]";
  }
}
