package emotionthinker.signal;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Log-mel frames: the power spectrum of Hann-windowed frames through triangular filters that stand
 * equally spaced on the mel scale.
 *
 * <pre>
 * mel(f) = 2595 log10(1 + f / 700)       (O'Shaughnessy 1987, Speech Communication, p. 150)
 * E_b    = 10 log10(sum_k w_bk P_k + floor), w_bk triangles with peak 1 between the centres of the
 *          neighbouring bands (Davis and Mermelstein 1980, IEEE TASSP 28)
 * </pre>
 *
 * <p>P is normalised by the energy of the window, so that a white noise of a given level gives the
 * same numbers at any window length. A band without a spectral line below the Nyquist frequency has
 * NaN. A clip shorter than a window has no frames. Scratch for one thread.
 */
public final class LogMel {
  private static final double FLOOR = 1e-10;

  private final int bands;
  private final double lowHz;
  private final double highHz;
  private final double windowS;
  private final double stepS;

  private double rateHz;
  private float[] window = new float[0];
  private float[] work = new float[0];
  private FloatFFT_1D fft;
  private double norm;

  /**
   * @param bands number of filters, at least 1
   * @param lowHz lower edge of the first filter, at least 0 (Hz)
   * @param highHz upper edge of the last, above lowHz (Hz)
   * @param windowS length of a frame (s)
   * @param stepS distance of frames (s)
   */
  public LogMel(int bands, double lowHz, double highHz, double windowS, double stepS) {
    if (bands < 1 || !(lowHz >= 0) || !(highHz > lowHz) || !(windowS > 0) || !(stepS > 0)) {
      throw new IllegalArgumentException(
          "bands >= 1, 0 <= lowHz < highHz, windowS > 0 and stepS > 0 needed: "
              + bands
              + ", "
              + lowHz
              + ", "
              + highHz
              + ", "
              + windowS
              + ", "
              + stepS);
    }
    this.bands = bands;
    this.lowHz = lowHz;
    this.highHz = highHz;
    this.windowS = windowS;
    this.stepS = stepS;
  }

  /** Mel of a frequency (mel). */
  public static double mel(double hz) {
    return 2595 * Math.log10(1 + hz / 700);
  }

  /** Frequency of a mel (Hz). */
  public static double hz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  /** The frames of a clip. */
  public FrameGrid grid(int samples, double sampleRateHz) {
    return FrameGrid.of(samples, sampleRateHz, windowS, stepS);
  }

  /**
   * Measures a clip of one channel.
   *
   * @param samples full scale ±1; not changed
   * @return a row of band levels for every frame of {@link #grid} (dB re full scale squared)
   */
  public float[][] measure(float[] samples, double sampleRateHz) {
    prepare(sampleRateHz);
    FrameGrid grid = grid(samples.length, sampleRateHz);
    double[][] filters = filters();
    float[][] out = new float[grid.size()][bands];
    for (int frame = 0; frame < grid.size(); frame++) {
      int start = grid.sampleBefore(frame, sampleRateHz) + 1 - window.length / 2;
      Arrays.fill(work, 0);
      for (int i = 0; i < window.length; i++) {
        int at = start + i;
        work[i] = at < 0 || at >= samples.length ? 0 : samples[at] * window[i];
      }
      fft.realForward(work);
      for (int b = 0; b < bands; b++) {
        out[frame][b] = level(filters[b]);
      }
    }
    return out;
  }

  private void prepare(double sampleRateHz) {
    if (rateHz == sampleRateHz) {
      return;
    }
    rateHz = sampleRateHz;
    window = new float[Math.max(2, (int) Math.round(windowS * sampleRateHz))];
    double energy = 0;
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / window.length));
      energy += window[i] * window[i];
    }
    int size = Integer.highestOneBit(Math.max(2, window.length - 1)) * 2;
    FftThreads.keepToCaller();
    fft = new FloatFFT_1D(size);
    work = new float[size];
    norm = 1 / (energy * size);
  }

  /** Weights of the spectral lines 0..size/2-1 per band. */
  private double[][] filters() {
    int lines = work.length / 2;
    double low = mel(lowHz);
    double step = (mel(highHz) - low) / (bands + 1);
    double[][] out = new double[bands][lines];
    for (int b = 0; b < bands; b++) {
      double left = hz(low + b * step);
      double centre = hz(low + (b + 1) * step);
      double right = hz(low + (b + 2) * step);
      for (int k = 1; k < lines; k++) {
        double f = k * rateHz / work.length;
        out[b][k] =
            Math.max(0, Math.min((f - left) / (centre - left), (right - f) / (right - centre)));
      }
    }
    return out;
  }

  private float level(double[] filter) {
    double sum = 0;
    double weight = 0;
    for (int k = 1; k < filter.length; k++) {
      if (filter[k] > 0) {
        double re = work[2 * k];
        double im = work[2 * k + 1];
        sum += filter[k] * (re * re + im * im);
        weight += filter[k];
      }
    }
    return weight == 0 ? Float.NaN : (float) (10 * Math.log10(sum * norm + FLOOR));
  }
}
