package emotionthinker.signal;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Short-term periodicity of a Hanning-windowed frame through its power spectrum P(f): a normalised
 * autocorrelation that mixes two views of the frame, and the exact position of one of its maxima.
 *
 * <p>The <b>wide</b> view takes all of the band; the <b>narrow</b> one weighs P by exp(−2(f/α)²), α
 * = {@value #NARROW_ALPHA_HZ} Hz, as if the sound had passed a low-pass filter, and so listens to
 * the first harmonics. The narrow view is robust against noise and formants; the wide one holds on
 * when the fundamental is missing and tells noise from voice. Autocorrelation is linear in P, so
 * their mean takes one transform back: c(τ) = F⁻¹[P·(w₁/ΣPw₁ + w₂/ΣPw₂)/2]. Both weights vanish
 * below about {@value #RUMBLE_HZ} Hz. c is divided by the autocorrelation of the window (Boersma
 * 1993, eqs. 8 and 9), so that a periodic sound reaches 1 at its period whatever the lag.
 *
 * <p>Weighting after windowing tilts each harmonic's lobe and so shifts it by a few cents, which
 * does not matter for finding candidates; the frame for {@link #refineLag} is loaded unweighted.
 *
 * <p>Scratch for one thread.
 */
final class FrameSpectrum {

  private static final double NARROW_ALPHA_HZ = 280;
  private static final double RUMBLE_HZ = 60;
  private static final int NEWTON_STEPS = 3;
  private static final double REFINE_WITHIN = 0.06;

  private final int windowLength;
  private final int fftSize;
  private final int maxLag;
  private final FloatFFT_1D fft;
  private final float[] window;
  private final float[] inverseWindowCorrelation;
  private final float[] narrow;
  private final float[] wide;
  private final float[] work;
  private final float[] power;
  private final float[] correlation;
  private final float windowSum;

  /**
   * @param windowLength samples per frame
   * @param maxLag largest lag wanted, below windowLength
   * @param rateHz sample rate of the frames
   */
  FrameSpectrum(int windowLength, int maxLag, double rateHz) {
    this.windowLength = windowLength;
    this.maxLag = maxLag;
    int size = 64;
    while (size < windowLength + maxLag) {
      size *= 2;
    }
    fftSize = size;
    FftThreads.keepToCaller();
    fft = new FloatFFT_1D(size);
    window = new float[windowLength];
    align(0);
    windowSum = 0.5f * windowLength;
    inverseWindowCorrelation = new float[maxLag + 1];
    for (int k = 0; k <= maxLag; k++) {
      inverseWindowCorrelation[k] = (float) (1 / windowCorrelation((double) k / windowLength));
    }
    narrow = new float[size / 2];
    wide = new float[size / 2];
    for (int k = 0; k < wide.length; k++) {
      double hz = k * rateHz / size;
      double amplitude = 1 - Math.exp(-(hz / RUMBLE_HZ) * (hz / RUMBLE_HZ));
      wide[k] = (float) (amplitude * amplitude);
      double u = hz / NARROW_ALPHA_HZ;
      narrow[k] = (float) (wide[k] * Math.exp(-2 * u * u));
    }
    work = new float[size];
    power = new float[size / 2];
    correlation = new float[maxLag + 1];
  }

  /** Normalised autocorrelation of a Hanning window at lag {@code u} windows, 0..1. */
  private static double windowCorrelation(double u) {
    double angle = 2 * Math.PI * u;
    return (1 - u) * (2.0 / 3 + Math.cos(angle) / 3) + Math.sin(angle) / (2 * Math.PI);
  }

  /**
   * Moves the window against the samples: its centre then lies {@code fraction} of a sample after
   * the middle of the samples loaded, −½..½. A band-limited sound looks the same through it
   * wherever its samples lie.
   */
  void align(double fraction) {
    for (int i = 0; i < windowLength; i++) {
      double place = (i + 0.5 - fraction) / windowLength;
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * place));
    }
  }

  /**
   * Takes the power spectrum of the frame that starts at {@code start} (samples outside 0..length
   * count as 0), after removal of its weighted mean.
   *
   * @return whether the frame holds energy
   */
  boolean load(float[] x, int length, int start) {
    int from = Math.max(0, -start);
    int to = Math.min(windowLength, length - start);
    Arrays.fill(work, 0);
    float sum = 0;
    for (int i = from; i < to; i++) {
      float v = x[start + i] * window[i];
      work[i] = v;
      sum += v;
    }
    float mean = sum / windowSum;
    for (int i = from; i < to; i++) {
      work[i] -= mean * window[i];
    }
    fft.realForward(work);
    float energy = 0;
    power[0] = 0;
    for (int k = 1; k < power.length; k++) {
      float re = work[2 * k];
      float im = work[2 * k + 1];
      power[k] = re * re + im * im;
      energy += power[k];
    }
    return energy > Float.MIN_NORMAL && !Float.isInfinite(energy);
  }

  /**
   * The mixed autocorrelation c of the loaded frame at lags 0..maxLag; the array is reused. All 0
   * when the frame has no energy in one of the views.
   */
  float[] correlation() {
    float wideEnergy = 0;
    float narrowEnergy = 0;
    for (int k = 1; k < power.length; k++) {
      wideEnergy += power[k] * wide[k];
      narrowEnergy += power[k] * narrow[k];
    }
    if (!(narrowEnergy > Float.MIN_NORMAL)) {
      Arrays.fill(correlation, 0);
      return correlation;
    }
    float a = 1 / wideEnergy;
    float b = 1 / narrowEnergy;
    work[0] = 0;
    work[1] = 0;
    for (int k = 1; k < power.length; k++) {
      work[2 * k] = power[k] * (a * wide[k] + b * narrow[k]);
      work[2 * k + 1] = 0;
    }
    fft.realInverse(work, false);
    float norm = 1 / work[0];
    for (int k = 0; k <= maxLag; k++) {
      correlation[k] = work[k] * norm * inverseWindowCorrelation[k];
    }
    return correlation;
  }

  /**
   * The lag, in samples, of the maximum of the plain normalised autocorrelation near {@code lag},
   * by Newton's method on its derivative. The autocorrelation at a real lag is the cosine sum over
   * P itself, so there is no interpolation error.
   *
   * @return the refined lag, or {@code lag} itself when no maximum lies within 6 % of it
   */
  double refineLag(double lag) {
    double unit = 2 * Math.PI / fftSize;
    double tau = lag;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double cosTurn = Math.cos(unit * tau);
      double sinTurn = Math.sin(unit * tau);
      double c = cosTurn;
      double s = sinTurn;
      double r = 0;
      double slope = 0;
      double bend = 0;
      for (int k = 1; k < power.length; k++) {
        double pc = power[k] * c;
        r += pc;
        slope -= k * power[k] * s;
        bend -= (double) k * k * pc;
        double next = c * cosTurn - s * sinTurn;
        s = s * cosTurn + c * sinTurn;
        c = next;
      }
      double windowSlope = logWindowSlope(tau);
      double curvature = bend * unit * unit - slope * unit * windowSlope;
      if (!(curvature < 0)) {
        return lag;
      }
      double move = (r * windowSlope - slope * unit) / curvature;
      tau += move;
      if (!(Math.abs(tau - lag) <= REFINE_WITHIN * lag)) {
        return lag;
      }
      if (Math.abs(move) < 1e-4 * tau) {
        break;
      }
    }
    return tau;
  }

  /** Derivative of the logarithm of the window's autocorrelation, per sample of lag. */
  private double logWindowSlope(double lag) {
    double h = 1e-3;
    double u = lag / windowLength;
    return Math.log(windowCorrelation(u + h) / windowCorrelation(u - h)) / (2 * h * windowLength);
  }

  int windowLength() {
    return windowLength;
  }
}
