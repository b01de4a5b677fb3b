package emotionthinker.signal;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Takes an {@link AudioSketch} of a recording in one pass of spectra: frames of {@value #WINDOW_S}
 * s under a Hann window every {@link AudioFingerprint#STEP_S}, transformed without zero padding, so
 * that the bins lie at the same frequencies for every sample rate.
 *
 * <p><b>Fingerprint</b> (Haitsma and Kalker 2002, eq. 1): the energies E(n, m) of 33 bands, spaced
 * logarithmically from {@value #LOWEST_HZ} to {@value #HIGHEST_HZ} Hz (so that telephone speech has
 * all of them; the original ends at 2 kHz), give bit m of frame n as the sign of [E(n, m) − E(n,
 * m+1)] − [E(n−1, m) − E(n−1, m+1)]. A frame is active when it and the frame before it lie within
 * {@value #ACTIVE_DB} dB of the loudest frame.
 *
 * <p><b>Bandwidth</b>: mean power over frames in bands of {@value #BAND_HZ} Hz.
 *
 * <p>Scratch for one thread.
 */
public final class AudioSketcher {
  static final double WINDOW_S = 0.128;
  static final double LOWEST_HZ = 300;
  static final double HIGHEST_HZ = 3000;
  static final double BAND_HZ = 250;
  static final double ACTIVE_DB = 40;
  private static final double BANDWIDTH_FLOOR = 1e-6;
  private static final int BANDS = 33;

  private int rateHz;
  private FloatFFT_1D fft;
  private float[] window;
  private float[] work;
  private int[] edges;

  /**
   * The sketch of one channel.
   *
   * @param samples full scale ±1, finite
   * @param sampleRateHz samples per second, at least 1000
   */
  public AudioSketch sketch(float[] samples, int sampleRateHz) {
    if (sampleRateHz < 1000) {
      throw new IllegalArgumentException("sampleRateHz = " + sampleRateHz + ", at least 1000");
    }
    prepare(sampleRateHz);
    int step = (int) Math.round(AudioFingerprint.STEP_S * sampleRateHz);
    int frames = samples.length < work.length ? 1 : 1 + (samples.length - work.length) / step;
    double[][] energies = new double[frames][];
    double[] mean = new double[work.length / 2];
    for (int n = 0; n < frames; n++) {
      energies[n] = spectrum(samples, n * step, mean);
    }
    float peak = 0;
    for (float x : samples) {
      peak = Math.max(peak, Math.abs(x));
    }
    return new AudioSketch(
        fingerprint(energies),
        bandwidthHz(mean),
        peak > 0 ? Double.valueOf(20 * Math.log10(peak)) : null);
  }

  private void prepare(int rate) {
    if (rate == rateHz) {
      return;
    }
    rateHz = rate;
    int length = 2 * (int) Math.round(WINDOW_S * rate / 2);
    FftThreads.keepToCaller();
    fft = new FloatFFT_1D(length);
    work = new float[length];
    window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length));
    }
    edges = new int[BANDS + 1];
    for (int m = 0; m <= BANDS; m++) {
      double hz = LOWEST_HZ * Math.pow(HIGHEST_HZ / LOWEST_HZ, (double) m / BANDS);
      edges[m] = (int) Math.min(length / 2.0, Math.ceil(hz * WINDOW_S));
    }
  }

  /** Band energies of the frame at {@code start}; adds its power to {@code mean}. */
  private double[] spectrum(float[] samples, int start, double[] mean) {
    Arrays.fill(work, 0);
    int count = Math.min(work.length, samples.length - start);
    for (int i = 0; i < count; i++) {
      work[i] = samples[start + i] * window[i];
    }
    fft.realForward(work);
    double[] bands = new double[BANDS];
    int band = 0;
    for (int k = 1; k < mean.length; k++) {
      double power =
          (double) work[2 * k] * work[2 * k] + (double) work[2 * k + 1] * work[2 * k + 1];
      mean[k] += power;
      while (band < BANDS && k >= edges[band + 1]) {
        band++;
      }
      if (band < BANDS && k >= edges[0]) {
        bands[band] += power;
      }
    }
    return bands;
  }

  private static AudioFingerprint fingerprint(double[][] energies) {
    int frames = energies.length;
    double[] totals = new double[frames];
    double loudest = 0;
    for (int n = 0; n < frames; n++) {
      totals[n] = Arrays.stream(energies[n]).sum();
      loudest = Math.max(loudest, totals[n]);
    }
    double least = loudest * Math.pow(10, -ACTIVE_DB / 10);
    int[] words = new int[Math.max(0, frames - 1)];
    boolean[] active = new boolean[words.length];
    for (int n = 1; n < frames; n++) {
      active[n - 1] = loudest > 0 && totals[n] >= least && totals[n - 1] >= least;
      for (int m = 0; m < BANDS - 1; m++) {
        double now = energies[n][m] - energies[n][m + 1];
        double before = energies[n - 1][m] - energies[n - 1][m + 1];
        words[n - 1] |= now - before > 0 ? 1 << m : 0;
      }
    }
    return new AudioFingerprint(words, active);
  }

  private static Double bandwidthHz(double[] power) {
    double hzPerBin = 1 / WINDOW_S;
    int bands = Math.max(1, (int) (power.length * hzPerBin / BAND_HZ));
    double[] sums = new double[bands];
    for (int k = 1; k < power.length; k++) {
      int band = (int) (k * hzPerBin / BAND_HZ);
      if (band < bands) {
        sums[band] += power[k];
      }
    }
    double strongest = Arrays.stream(sums).max().orElse(0);
    for (int band = bands - 1; band >= 0; band--) {
      if (sums[band] > 0 && sums[band] >= BANDWIDTH_FLOOR * strongest) {
        return (band + 1) * BAND_HZ;
      }
    }
    return null;
  }
}
