package emotionthinker.signal;

/**
 * The part of a sound between the digital silence at its ends: samples from..to. Zeros at the ends
 * do not belong to it, however few, nor does a run of at least {@value PreparedSignal#SILENT_RUN_S}
 * s of one other value. A clip and the same clip with zeros added have the same sounding part.
 *
 * @param from index of its first sample
 * @param to index after its last sample; equal to {@code from} when all is digital silence
 */
public record SoundingPart(int from, int to) {

  /** The sounding part of {@code x[0..length)}. */
  public static SoundingPart of(float[] x, int length, double sampleRateHz) {
    int least = (int) Math.ceil(PreparedSignal.SILENT_RUN_S * sampleRateHz);
    int from = 0;
    while (from < length && x[from] == 0) {
      from++;
    }
    int end = from;
    while (end < length && x[end] == x[from]) {
      end++;
    }
    from = end - from >= least ? end : from;
    int to = length;
    while (to > from && x[to - 1] == 0) {
      to--;
    }
    int start = to;
    while (start > from && x[start - 1] == x[to - 1]) {
      start--;
    }
    to = to - start >= least ? start : to;
    return new SoundingPart(from, to);
  }

  /** Mean of the samples of this part of {@code x}; 0 when it is empty. */
  float mean(float[] x) {
    return size() == 0 ? 0 : (float) (sum(x, from, to) / size());
  }

  /** Sum of samples, in four running sums so that additions need not wait for each other. */
  static double sum(float[] x, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < to; i++) {
      a += x[i];
    }
    return a + b + (c + d);
  }

  /** Number of samples. */
  public int size() {
    return to - from;
  }
}
