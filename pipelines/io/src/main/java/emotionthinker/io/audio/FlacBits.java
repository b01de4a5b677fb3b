package emotionthinker.io.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Most-significant-bit-first bit reader for FLAC frames; running off the end is TRUNCATED. */
final class FlacBits {
  private static final VarHandle LONG_BE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int position;

  /** The next bits, left-aligned; only the top {@code count} are to be used. */
  private long window;

  private int count;

  FlacBits(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** Drops what is left of the current byte and returns the offset of the next one. */
  int alignedPosition() {
    int drop = count & 7;
    window <<= drop;
    count -= drop;
    return position - (count >> 3);
  }

  /** The next n bits as an unsigned number, 0 ≤ n ≤ 32. */
  long read(int n) throws AudioDecodeException {
    if (n == 0) {
      return 0;
    }
    if (count < n) {
      refill(n);
    }
    long value = window >>> (64 - n);
    window <<= n;
    count -= n;
    return value;
  }

  /** The next n bits as a two's-complement number, 0 ≤ n ≤ 32. */
  int readSigned(int n) throws AudioDecodeException {
    if (n == 0) {
      return 0;
    }
    if (count < n) {
      refill(n);
    }
    long value = window >> (64 - n);
    window <<= n;
    count -= n;
    return (int) value;
  }

  /** The number of 0 bits before the next 1 bit, which is consumed too. */
  int readUnary() throws AudioDecodeException {
    int zeros = 0;
    while (true) {
      int leading = Long.numberOfLeadingZeros(window);
      if (leading < count) {
        window <<= leading;
        window <<= 1;
        count -= leading + 1;
        return zeros + leading;
      }
      zeros += count;
      window = 0;
      count = 0;
      refill(1);
    }
  }

  /** Reads Rice-coded residuals with parameter k into out[from, to). */
  void readRice(int k, int[] out, int from, int to) throws AudioDecodeException {
    for (int i = from; i < to; i++) {
      int value = readUnary() << k | (int) read(k);
      out[i] = value >>> 1 ^ -(value & 1);
    }
  }

  private void refill(int needed) throws AudioDecodeException {
    // Bits below the valid ones are the very bits that a refill ORs in again, or zeros.
    if (end - position >= 8) {
      window |= (long) LONG_BE.get(bytes, position) >>> count;
      int taken = (63 - count) >> 3;
      position += taken;
      count += taken << 3;
      return;
    }
    while (count <= 56 && position < end) {
      window |= (bytes[position++] & 0xffL) << (56 - count);
      count += 8;
    }
    if (count < needed) {
      throw new AudioDecodeException(
          AudioProblem.TRUNCATED, "the file ends inside a FLAC frame, at byte " + end);
    }
  }
}
