package emotionthinker.io.audio;

import java.util.Arrays;

/**
 * Decodes one FLAC frame at a time (RFC 9639, section 9) into integers. Header CRC-8 and frame
 * CRC-16 are checked; anything the RFC calls reserved or forbidden is CORRUPT.
 */
final class FlacFrame {
  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;

  private final byte[] file;
  private final int end;
  private final FlacStreamInfo info;
  private final int[][] samples;
  private final int[] coefficients = new int[32];
  private int blockSize;
  private int nextOffset;

  FlacFrame(byte[] file, int end, FlacStreamInfo info) {
    this.file = file;
    this.end = end;
    this.info = info;
    this.samples = new int[info.channels()][0];
  }

  /** True when the 15 fixed bits that open a frame stand at the offset. */
  boolean startsAt(int offset) {
    return end - offset >= 2 && (file[offset] & 0xff) == 0xff && (file[offset + 1] & 0xfe) == 0xf8;
  }

  /** Samples per channel of the last frame. */
  int blockSize() {
    return blockSize;
  }

  /** The last frame's samples of a channel, [0, blockSize()). */
  int[] samples(int channel) {
    return samples[channel];
  }

  /** Offset of the first byte after the last frame. */
  int nextOffset() {
    return nextOffset;
  }

  /** Decodes the frame that starts at the offset. */
  void decode(int offset) throws AudioDecodeException {
    FlacBits bits = new FlacBits(file, offset, end);
    bits.read(16);
    int sizeCode = (int) bits.read(4);
    int rateCode = (int) bits.read(4);
    int assignment = (int) bits.read(4);
    int depthCode = (int) bits.read(3);
    require(bits.read(1) == 0 && rateCode != 15 && depthCode != 3, "frame header");
    skipCodedNumber(bits);
    blockSize = readBlockSize(bits, sizeCode);
    if (rateCode >= 12) {
      bits.read(rateCode == 12 ? 8 : 16);
    }
    int headerEnd = bits.alignedPosition();
    int crc8 = (int) bits.read(8);
    require(crc8 == Crc.FLAC_HEADER.of(file, offset, headerEnd), "frame header checksum");
    int depth = readDepth(depthCode);
    int channels = assignment < LEFT_SIDE ? assignment + 1 : 2;
    require(assignment <= MID_SIDE && channels == info.channels(), "channel count of a frame");
    require(depth == info.bitsPerSample(), "sample size of a frame");
    for (int c = 0; c < channels; c++) {
      if (samples[c].length < blockSize) {
        samples[c] = new int[blockSize];
      }
      boolean side = assignment == SIDE_RIGHT ? c == 0 : assignment >= LEFT_SIDE && c == 1;
      readSubframe(bits, samples[c], depth + (side ? 1 : 0));
    }
    int frameEnd = bits.alignedPosition();
    int crc16 = (int) bits.read(16);
    require(crc16 == Crc.FLAC_FRAME.of(file, offset, frameEnd), "frame checksum");
    nextOffset = frameEnd + 2;
    decorrelate(assignment);
  }

  /** Frame or sample number, UTF-8 style in up to 7 bytes; order of frames is not checked here. */
  private static void skipCodedNumber(FlacBits bits) throws AudioDecodeException {
    int first = (int) bits.read(8);
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    require(ones != 1 && ones <= 7, "frame number");
    for (int i = 1; i < ones; i++) {
      require(bits.read(8) >> 6 == 2, "frame number");
    }
  }

  private static int readBlockSize(FlacBits bits, int code) throws AudioDecodeException {
    require(code != 0, "block size code");
    if (code == 1) {
      return 192;
    }
    if (code <= 5) {
      return 576 << (code - 2);
    }
    if (code <= 7) {
      return (int) bits.read(code == 6 ? 8 : 16) + 1;
    }
    return 256 << (code - 8);
  }

  private int readDepth(int code) {
    return switch (code) {
      case 1 -> 8;
      case 2 -> 12;
      case 4 -> 16;
      case 5 -> 20;
      case 6 -> 24;
      case 7 -> 32;
      default -> info.bitsPerSample();
    };
  }

  private void readSubframe(FlacBits bits, int[] out, int depth) throws AudioDecodeException {
    require(bits.read(1) == 0, "subframe padding");
    int type = (int) bits.read(6);
    int wasted = bits.read(1) == 1 ? bits.readUnary() + 1 : 0;
    int width = depth - wasted;
    require(width >= 1, "wasted bits");
    if (width > 32) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC, "32-bit FLAC with a 33-bit side channel");
    }
    if (type == 0) {
      Arrays.fill(out, 0, blockSize, bits.readSigned(width));
    } else if (type == 1) {
      for (int i = 0; i < blockSize; i++) {
        out[i] = bits.readSigned(width);
      }
    } else if (type >= 8 && type <= 12) {
      readPredicted(bits, out, width, type - 8, false);
    } else {
      require(type >= 32, "subframe type");
      readPredicted(bits, out, width, (type & 31) + 1, true);
    }
    if (wasted > 0) {
      for (int i = 0; i < blockSize; i++) {
        out[i] <<= wasted;
      }
    }
  }

  private void readPredicted(FlacBits bits, int[] out, int width, int order, boolean linear)
      throws AudioDecodeException {
    require(order <= blockSize, "predictor order");
    for (int i = 0; i < order; i++) {
      out[i] = bits.readSigned(width);
    }
    if (!linear) {
      readResidual(bits, out, order);
      restoreFixed(out, order);
      return;
    }
    int precision = (int) bits.read(4) + 1;
    int shift = bits.readSigned(5);
    require(precision < 16 && shift >= 0, "predictor precision or shift");
    for (int i = 0; i < order; i++) {
      coefficients[i] = bits.readSigned(precision);
    }
    readResidual(bits, out, order);
    for (int i = order; i < blockSize; i++) {
      long sum = 0;
      for (int k = 0; k < order; k++) {
        sum += (long) coefficients[k] * out[i - 1 - k];
      }
      out[i] += (int) (sum >> shift);
    }
  }

  private void readResidual(FlacBits bits, int[] out, int order) throws AudioDecodeException {
    int method = (int) bits.read(2);
    require(method <= 1, "residual coding method");
    int parameterBits = 4 + method;
    int escape = (1 << parameterBits) - 1;
    int partitionOrder = (int) bits.read(4);
    int partitionSize = blockSize >> partitionOrder;
    require(
        partitionSize << partitionOrder == blockSize && partitionSize >= order, "partition order");
    int from = order;
    for (int p = 1; p <= 1 << partitionOrder; p++) {
      int to = p * partitionSize;
      int parameter = (int) bits.read(parameterBits);
      if (parameter < escape) {
        bits.readRice(parameter, out, from, to);
      } else {
        int width = (int) bits.read(5);
        for (int i = from; i < to; i++) {
          out[i] = bits.readSigned(width);
        }
      }
      from = to;
    }
  }

  /** The fixed predictors: differences of order 0 to 4 vanish. */
  private void restoreFixed(int[] x, int order) {
    for (int i = order; i < blockSize; i++) {
      x[i] +=
          switch (order) {
            case 1 -> x[i - 1];
            case 2 -> 2 * x[i - 1] - x[i - 2];
            case 3 -> 3 * (x[i - 1] - x[i - 2]) + x[i - 3];
            case 4 -> 4 * (x[i - 1] + x[i - 3]) - 6 * x[i - 2] - x[i - 4];
            default -> 0;
          };
    }
  }

  private void decorrelate(int assignment) {
    if (assignment < LEFT_SIDE) {
      return;
    }
    int[] a = samples[0];
    int[] b = samples[1];
    for (int i = 0; i < blockSize; i++) {
      if (assignment == LEFT_SIDE) {
        b[i] = a[i] - b[i];
      } else if (assignment == SIDE_RIGHT) {
        a[i] += b[i];
      } else {
        int side = b[i];
        int mid = a[i] << 1 | (side & 1);
        a[i] = (mid + side) >> 1;
        b[i] = (mid - side) >> 1;
      }
    }
  }

  private static void require(boolean ok, String what) throws AudioDecodeException {
    if (!ok) {
      throw new AudioDecodeException(AudioProblem.CORRUPT, "FLAC: bad " + what);
    }
  }
}
