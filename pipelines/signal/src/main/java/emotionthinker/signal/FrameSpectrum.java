package emotionthinker.signal;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Short-term periodicity of a frame from its power spectrum P(f): a normalised autocorrelation that
 * mixes two views of the frame, and the exact position of one of its maxima.
 *
 * <p>The <b>wide</b> view weighs all of the band; the <b>narrow</b> one weighs P by a Gaussian
 * exp(−2(f/α)²), as if the sound had passed a low-pass filter, and so listens to the first
 * harmonics mostly. The narrow view is robust against noise and formants, the wide one holds on
 * when the fundamental is missing and tells noise from voice. Since autocorrelation is linear in P,
 * their mean needs one transform back: c(τ) = F⁻¹[P · (w₁/ΣPw₁ + w₂/ΣPw₂)/2]. Both weights fall to
 * 0 below {@value #RUMBLE_HZ} Hz. c is divided by the autocorrelation of the window (Boersma 1993,
 * eqs. 8 and 9), so that a periodic sound reaches 1 at its period whatever the lag.
 *
 * <p>Scratch for one thread.
 */
final class FrameSpectrum {

  private static final double RUMBLE_HZ = 60;
  private static final int NEWTON_STEPS = 3;

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
  private double windowSum;

  /**
   * @param windowLength samples per frame
   * @param maxLag largest lag wanted, below windowLength
   * @param rateHz sample rate of the frames
   * @param alphaHz α of the narrow view
   */
  FrameSpectrum(int windowLength, int maxLag, double rateHz, double alphaHz) {
    this.windowLength = windowLength;
    this.maxLag = maxLag;
    int size = 64;
    while (size < windowLength + maxLag) {
      size *= 2;
    }
    fftSize = size;
    fft = new FloatFFT_1D(size);
    window = new float[windowLength];
    for (int i = 0; i < windowLength; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / windowLength));
      windowSum += window[i];
    }
    inverseWindowCorrelation = new float[maxLag + 1];
    for (int k = 0; k <= maxLag; k++) {
      inverseWindowCorrelation[k] = (float) (1 / windowCorrelation((double) k / windowLength));
    }
    narrow = new float[size / 2 + 1];
    wide = new float[size / 2 + 1];
    for (int k = 0; k < wide.length; k++) {
      double hz = k * rateHz / size;
      double amplitude = 1 - Math.exp(-(hz / RUMBLE_HZ) * (hz / RUMBLE_HZ));
      wide[k] = Double.isInfinite(alphaHz) ? 1 : (float) (amplitude * amplitude);
      narrow[k] = (float) (wide[k] * Math.exp(-2 * (hz / alphaHz) * (hz / alphaHz)));
    }
    work = new float[size];
    power = new float[size / 2 + 1];
    correlation = new float[maxLag + 1];
  }

  /** Normalised autocorrelation of a Hanning window at lag {@code u} windows, 0..1. */
  private static double windowCorrelation(double u) {
    double angle = 2 * Math.PI * u;
    return (1 - u) * (2.0 / 3 + Math.cos(angle) / 3) + Math.sin(angle) / (2 * Math.PI);
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
    if (from > 0 || to < windowLength) {
      Arrays.fill(work, 0, windowLength, 0);
    }
    Arrays.fill(work, windowLength, fftSize, 0);
    float sum = 0;
    for (int i = from; i < to; i++) {
      float v = x[start + i] * window[i];
      work[i] = v;
      sum += v;
    }
    float mean = (float) (sum / windowSum);
    for (int i = from; i < to; i++) {
      work[i] -= mean * window[i];
    }
    fft.realForward(work);
    int half = fftSize / 2;
    power[0] = work[0] * work[0];
    power[half] = work[1] * work[1];
    float wideEnergy = 0;
    float narrowEnergy = 0;
    for (int k = 1; k < half; k++) {
      float re = work[2 * k];
      float im = work[2 * k + 1];
      float p = re * re + im * im;
      power[k] = p;
      wideEnergy += p * wide[k];
      narrowEnergy += p * narrow[k];
    }
    if (!(narrowEnergy > Float.MIN_NORMAL) || Float.isInfinite(wideEnergy)) {
      return false;
    }
    float a = 1 / wideEnergy;
    float b = 1 / narrowEnergy;
    for (int k = 0; k <= half; k++) {
      power[k] *= a * wide[k] + b * narrow[k];
    }
    return true;
  }

  /** The autocorrelation c at lags 0..maxLag of the loaded frame; the array is reused. */
  float[] correlation() {
    int half = fftSize / 2;
    work[0] = power[0];
    work[1] = power[half];
    for (int k = 1; k < half; k++) {
      work[2 * k] = power[k];
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
   * The lag, in samples, of the maximum of c near {@code lag}, by Newton's method on the
   * derivative. c at a real lag is the cosine sum over P itself, so there is no interpolation
   * error.
   *
   * @param lag an estimate, good to a fraction of a sample or two per cent
   * @return the refined lag, or {@code lag} itself when no maximum lies within 6 % of it
   */
  double refineLag(double lag) {
    double tau = lag;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double turn = 2 * Math.PI * tau / fftSize;
      double cosTurn = Math.cos(turn);
      double sinTurn = Math.sin(turn);
      double c = cosTurn;
      double s = sinTurn;
      double r = 0;
      double slope = 0;
      double bend = 0;
      for (int k = 1; k < fftSize / 2; k++) {
        double pc = power[k] * c;
        r += pc;
        slope -= k * power[k] * s;
        bend -= (double) k * k * pc;
        double next = c * cosTurn - s * sinTurn;
        s = s * cosTurn + c * sinTurn;
        c = next;
      }
      double unit = 2 * Math.PI / fftSize;
      slope *= unit;
      bend *= unit * unit;
      double h = 1e-3;
      double u = tau / windowLength;
      double logWindowSlope =
          Math.log(windowCorrelation(u + h) / windowCorrelation(u - h)) / (2 * h * windowLength);
      double curvature = bend - slope * logWindowSlope;
      if (!(curvature < 0)) {
        return lag;
      }
      double move = -(slope - r * logWindowSlope) / curvature;
      tau += move;
      if (!(Math.abs(tau - lag) <= 0.06 * lag)) {
        return lag;
      }
      if (Math.abs(move) < 1e-4 * tau) {
        break;
      }
    }
    return tau;
  }

  int windowLength() {
    return windowLength;
  }
}
