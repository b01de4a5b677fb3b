package emotionthinker.signal;

import java.util.Arrays;

/**
 * One clip made ready for measuring: one channel (the mean of all), its DC and its digital silence
 * known. DC up to {@value #MOST_DC} is left in, and what minds it subtracts it, so that measures
 * that Praat makes on raw samples are made on the same; larger DC is removed. The object is
 * scratch: {@link #prepare} may be called again and then reuses the sample array, so what it
 * returned before is overwritten. Not for use by two threads at once.
 *
 * <p><b>Digital silence</b> is a run of at least {@value #SILENT_RUN_S} s of equal samples, such as
 * zero padding. It is set to the DC level, between other sounds to {@link #zeroLine}, and is left
 * out of the DC estimate, so that padding changes nothing else.
 *
 * <p><b>Clipping</b> is counted per channel before mixing: samples of magnitude at least {@value
 * #FULL_SCALE} in runs of two or more of the same sign.
 */
public final class PreparedSignal {
  /** Shortest run of equal samples that counts as digital silence, s. */
  public static final double SILENT_RUN_S = 0.01;

  /** Magnitude from which a sample counts as full scale. */
  public static final float FULL_SCALE = 0.9999f;

  /** Largest magnitude of DC that is left in the samples. */
  public static final float MOST_DC = 3e-3f;

  private static final double SAME_LEVEL = 3e-4; // of the largest magnitude

  /** Lowest accepted sample rate, Hz. */
  public static final double MIN_SAMPLE_RATE_HZ = 4_000;

  /** Highest accepted sample rate, Hz. */
  public static final double MAX_SAMPLE_RATE_HZ = 384_000;

  private float[] samples = new float[0];
  private int size;
  private double sampleRateHz;
  private double clippedShare;
  private int silentSamples;
  private float peak;
  private float dc;
  private int[] runStarts = new int[0];
  private int[] runEnds = new int[0];
  private int silentRuns;
  private SoundingPart sounding;
  private float zeroLine;

  /**
   * Mixes, checks and cleans a clip.
   *
   * @param channels samples of each channel, full scale ±1, equally long; not changed
   * @param sampleRateHz samples per second, {@value #MIN_SAMPLE_RATE_HZ} to {@value
   *     #MAX_SAMPLE_RATE_HZ}
   * @return this
   * @throws SignalException when a sample is not finite, there is none, channels differ in length,
   *     or the rate is out of range
   */
  public PreparedSignal prepare(float[][] channels, double sampleRateHz) {
    check(channels, sampleRateHz);
    this.sampleRateHz = sampleRateHz;
    size = channels[0].length;
    if (samples.length < size) {
      samples = new float[size];
    }
    long clipped = 0;
    for (float[] channel : channels) {
      clipped += clipped(channel);
    }
    mix(channels);
    findDc();
    int counted = sounding.size() > 0 ? sounding.size() : size;
    clippedShare = (double) clipped / ((double) counted * channels.length);
    return this;
  }

  /** The samples; only the first {@link #size()} are meant. The array is owned by this object. */
  public float[] samples() {
    return samples;
  }

  /** A copy of exactly the samples of the clip. */
  public float[] toArray() {
    return Arrays.copyOf(samples, size);
  }

  /** Number of samples. */
  public int size() {
    return size;
  }

  /** Samples per second. */
  public double sampleRateHz() {
    return sampleRateHz;
  }

  /** Duration, s. */
  public double durationS() {
    return size / sampleRateHz;
  }

  /** Share of clipped samples over all channels between the digital silence at the ends, 0–1. */
  public double clippedShare() {
    return clippedShare;
  }

  /** Number of samples in digital silence. */
  public int silentSamples() {
    return silentSamples;
  }

  /** The zero line of {@link #samples()}: their mean outside digital silence, 0 once removed. */
  public float dc() {
    return dc;
  }

  /** What lies between the digital silence at the ends. */
  SoundingPart sounding() {
    return sounding;
  }

  /** As {@link #dc}, told from the sounding part alone, so that padding does not touch it. */
  float zeroLine() {
    return zeroLine;
  }

  /** Largest distance from the zero line. */
  public float peak() {
    return peak;
  }

  private static void check(float[][] channels, double sampleRateHz) {
    if (!(sampleRateHz >= MIN_SAMPLE_RATE_HZ && sampleRateHz <= MAX_SAMPLE_RATE_HZ)) {
      throw new SignalException(
          SignalException.Reason.SAMPLE_RATE,
          "sample rate must be within "
              + MIN_SAMPLE_RATE_HZ
              + ".."
              + MAX_SAMPLE_RATE_HZ
              + " Hz: "
              + sampleRateHz);
    }
    if (channels.length == 0 || channels[0].length == 0) {
      throw new SignalException(SignalException.Reason.EMPTY, "the clip has no sample");
    }
    for (int c = 0; c < channels.length; c++) {
      if (channels[c].length != channels[0].length) {
        throw new SignalException(
            SignalException.Reason.UNEQUAL_CHANNELS,
            "channel " + c + " has " + channels[c].length + " samples, not " + channels[0].length);
      }
    }
  }

  private static long clipped(float[] x) {
    long count = 0;
    for (int i = 0; i < x.length; i++) {
      if (Math.abs(x[i]) >= FULL_SCALE) {
        int end = i + 1;
        while (end < x.length && x[end] * Math.signum(x[i]) >= FULL_SCALE) {
          end++;
        }
        count += end - i >= 2 ? end - i : 0;
        i = end - 1;
      }
    }
    return count;
  }

  private void mix(float[][] channels) {
    System.arraycopy(channels[0], 0, samples, 0, size);
    for (int c = 1; c < channels.length; c++) {
      float[] x = channels[c];
      for (int i = 0; i < size; i++) {
        samples[i] += x[i];
      }
    }
    if (channels.length > 1) {
      float share = 1f / channels.length;
      for (int i = 0; i < size; i++) {
        samples[i] *= share;
      }
    }
  }

  private void findDc() {
    double sum = SoundingPart.sum(samples, 0, size);
    if (!Double.isFinite(sum)) {
      int at = 0;
      while (Float.isFinite(samples[at])) {
        at++;
      }
      throw new SignalException(
          SignalException.Reason.NON_FINITE, "sample " + at + " is not a finite number");
    }
    sounding = SoundingPart.of(samples, size, sampleRateHz);
    findSilence();
    silentSamples = 0;
    int inner = -1; // a silent run inside the sounding part
    int left = sounding.size();
    for (int r = 0; r < silentRuns; r++) {
      int run = runEnds[r] - runStarts[r];
      silentSamples += run;
      sum -= (double) samples[runStarts[r]] * run;
      if (runStarts[r] >= sounding.from() && runEnds[r] <= sounding.to()) {
        left -= run;
        inner = inner < 0 ? runStarts[r] : inner;
      }
    }
    float mean = left > 0 ? (float) (sum / left) : 0;
    dc = atSilence(mean, silentRuns > 0 ? runStarts[0] : -1);
    zeroLine = atSilence(mean, inner);
    for (int r = 0; r < silentRuns; r++) {
      Arrays.fill(samples, runStarts[r], runEnds[r], zeroLine); // or dc, outside the sounding part
    }
    Arrays.fill(samples, 0, sounding.from(), dc);
    Arrays.fill(samples, sounding.to(), size, dc);
    if (Math.abs(dc) > MOST_DC) {
      for (int i = 0; i < size; i++) {
        samples[i] -= dc;
      }
      zeroLine -= dc;
      dc = 0;
    }
    float low = dc;
    float high = dc;
    for (int i = 0; i < size; i++) {
      low = Math.min(low, samples[i]);
      high = Math.max(high, samples[i]);
    }
    peak = Math.max(high - dc, dc - low);
  }

  /** Digital silence shows the zero line; a few quantisation steps off it are no DC. */
  private float atSilence(float mean, int silent) {
    if (silent < 0) {
      return mean;
    }
    float largest = 0;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, Math.abs(samples[i]));
    }
    return Math.abs(mean - samples[silent]) < SAME_LEVEL * largest ? samples[silent] : mean;
  }

  /** Finds runs of equal samples by looking at every half of the shortest run only. */
  private void findSilence() {
    int least = Math.max(2, (int) Math.ceil(SILENT_RUN_S * sampleRateHz));
    int stride = Math.max(1, least / 2);
    silentRuns = 0;
    int searched = 0;
    for (int probe = 0; probe + 1 < size; probe += stride) {
      if (probe < searched || samples[probe] != samples[probe + 1]) {
        continue;
      }
      float value = samples[probe];
      int start = probe;
      while (start > searched && samples[start - 1] == value) {
        start--;
      }
      int end = probe + 2;
      while (end < size && samples[end] == value) {
        end++;
      }
      if (end - start >= least) {
        addRun(start, end);
      }
      searched = end;
    }
  }

  private void addRun(int start, int end) {
    if (silentRuns == runStarts.length) {
      runStarts = Arrays.copyOf(runStarts, 2 * silentRuns + 8);
      runEnds = Arrays.copyOf(runEnds, 2 * silentRuns + 8);
    }
    runStarts[silentRuns] = start;
    runEnds[silentRuns++] = end;
  }
}
