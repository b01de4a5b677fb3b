package emotionthinker.signal;

/**
 * Sums of samples, less their DC, and of their squares over consecutive blocks of about half a
 * millisecond: what every level measure of a clip starts from, so that the samples are squared
 * once. A trailing part of a block is left out (under 0.5 ms).
 */
final class BlockSums {
  private static final double BLOCK_S = 0.0005;

  private float[] sums = new float[0];
  private float[] squares = new float[0];
  private int length;
  private int count;
  private double sampleRateHz;

  /** Fills the sums from a clip; what was there before is overwritten. */
  BlockSums fill(PreparedSignal signal) {
    return fill(signal.samples(), signal.size(), signal.dc(), signal.sampleRateHz());
  }

  /** Fills the sums from {@code x[0..size)}, less {@code dc}. */
  BlockSums fill(float[] x, int size, float dc, double rateHz) {
    sampleRateHz = rateHz;
    length = Math.max(1, (int) Math.round(BLOCK_S * sampleRateHz));
    count = size / length;
    if (sums.length < count) {
      sums = new float[count];
      squares = new float[count];
    }
    for (int b = 0, i = 0; b < count; b++) {
      float sum = 0;
      float square = 0;
      for (int end = i + length; i < end; i++) {
        float value = x[i] - dc;
        sum += value;
        square += value * value;
      }
      sums[b] = sum;
      squares[b] = square;
    }
    return this;
  }

  /** Sums of samples; the first {@link #count()} are meant. */
  float[] sums() {
    return sums;
  }

  /** Sums of squared samples; the first {@link #count()} are meant. */
  float[] squares() {
    return squares;
  }

  /** Samples in a block. */
  int length() {
    return length;
  }

  /** Number of whole blocks. */
  int count() {
    return count;
  }

  /** Samples per second. */
  double sampleRateHz() {
    return sampleRateHz;
  }
}
