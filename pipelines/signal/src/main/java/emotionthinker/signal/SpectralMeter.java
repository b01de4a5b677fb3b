package emotionthinker.signal;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Spectral balance and loudness of one clip, as {@link SpectralBalance} defines them.
 *
 * <p>Loudness follows the auditory spectrum of perceptual linear prediction (Hermansky 1990): mel
 * bands of the power spectrum, weighted by the 40-phon equal-loudness curve, compressed by the
 * power 0.33, summed. Scratch for one thread.
 */
final class SpectralMeter {
  private static final double FRAME_S = 0.02;
  private static final double STEP_S = 0.01;
  private static final int MEL_BANDS = 26;
  private static final double LOWEST_HZ = 20;
  private static final double HIGHEST_HZ = 8000;
  private static final double COMPRESSION = 0.33;
  private static final float LEAST_POWER = 1e-20f;

  private double plannedRateHz;
  private int length;
  private int size;
  private FloatFFT_1D fft;
  private float[] window;
  private float[] spectrum;
  private int[] band;
  private float[] share;
  private double[] loudnessWeight;
  private final double[] melPower = new double[MEL_BANDS + 2];
  private double[] kilohertz;
  private double[] decibels;

  /** Measures a clip; null when no voiced frame lies inside speech. */
  SpectralBalance measure(PreparedSignal signal, PitchTrack track, SpeechActivity activity) {
    plan(signal.sampleRateHz());
    FrameGrid grid = FrameGrid.of(signal.size(), signal.sampleRateHz(), FRAME_S, STEP_S);
    int voiced = 0;
    int speech = 0;
    double alpha = 0;
    double hammarberg = 0;
    double lowSlope = 0;
    double highSlope = 0;
    double loudness = 0;
    for (int i = 0; i < grid.size(); i++) {
      double timeS = grid.timeS(i);
      if (!activity.isSpeech(timeS)) {
        continue;
      }
      transform(signal, timeS);
      speech++;
      loudness += loudness();
      if (!Double.isNaN(track.f0At(timeS))) {
        voiced++;
        alpha += db(sum(1000, 5000) / sum(50, 1000));
        hammarberg += db(max(0, 2000) / max(2000, 5000));
        lowSlope += slope(0, 500);
        highSlope += slope(500, 1500);
      }
    }
    return voiced == 0
        ? null
        : new SpectralBalance(
            alpha / voiced,
            hammarberg / voiced,
            lowSlope / voiced,
            highSlope / voiced,
            loudness / speech);
  }

  private void plan(double rateHz) {
    if (rateHz == plannedRateHz) {
      return;
    }
    plannedRateHz = rateHz;
    length = (int) Math.round(FRAME_S * rateHz);
    size = Integer.highestOneBit(2 * length - 1);
    fft = new FloatFFT_1D(size);
    spectrum = new float[size + 2];
    window = new float[length];
    double squares = 0;
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (length - 1)));
      squares += (double) window[i] * window[i];
    }
    for (int i = 0; i < length; i++) {
      // Power then is the mean square of the frame, whatever rate and transform size are.
      window[i] /= (float) Math.sqrt(squares * size / 2);
    }
    kilohertz = new double[size / 2 + 1];
    decibels = new double[size / 2 + 1];
    planMel();
  }

  private void planMel() {
    band = new int[size / 2 + 1];
    share = new float[size / 2 + 1];
    loudnessWeight = new double[MEL_BANDS + 2];
    double low = mel(LOWEST_HZ);
    double width = (mel(HIGHEST_HZ) - low) / (MEL_BANDS + 1);
    for (int k = 0; k < band.length; k++) {
      double position = (mel(k * binHz()) - low) / width;
      band[k] = position < 0 || position >= MEL_BANDS + 1 ? -1 : (int) position;
      share[k] = (float) (position - Math.floor(position));
    }
    for (int b = 1; b <= MEL_BANDS; b++) {
      double hz = 700 * (Math.exp((low + b * width) / 1127) - 1);
      loudnessWeight[b] = equalLoudness(hz);
    }
  }

  /** Hermansky 1990, eq. 3, with angular frequency in rad/s. */
  private static double equalLoudness(double hz) {
    double w2 = Math.pow(2 * Math.PI * hz, 2);
    return (w2 + 56.8e6) * w2 * w2 / (Math.pow(w2 + 6.3e6, 2) * (w2 + 0.38e9));
  }

  private static double mel(double hz) {
    return 1127 * Math.log(1 + hz / 700);
  }

  private double binHz() {
    return plannedRateHz / size;
  }

  /** Leaves the power of component k in {@code spectrum[k]}, k = 0..size/2. */
  private void transform(PreparedSignal signal, double timeS) {
    int start = (int) Math.round(timeS * plannedRateHz) - length / 2;
    start = Math.max(0, Math.min(signal.size() - length, start));
    float[] x = signal.samples();
    float dc = signal.dc();
    for (int i = 0; i < length; i++) {
      spectrum[i] = (x[start + i] - dc) * window[i];
    }
    Arrays.fill(spectrum, length, spectrum.length, 0f);
    fft.realForward(spectrum);
    float nyquist = spectrum[1] * spectrum[1];
    spectrum[0] = Math.max(LEAST_POWER, spectrum[0] * spectrum[0]);
    for (int k = 1; k < size / 2; k++) {
      float re = spectrum[2 * k];
      float im = spectrum[2 * k + 1];
      spectrum[k] = Math.max(LEAST_POWER, re * re + im * im);
    }
    spectrum[size / 2] = Math.max(LEAST_POWER, nyquist);
  }

  private int bin(double hz) {
    return (int) Math.min(size / 2.0, Math.ceil(hz / binHz()));
  }

  private double sum(double fromHz, double toHz) {
    double sum = LEAST_POWER;
    for (int k = bin(fromHz); k < bin(toHz); k++) {
      sum += spectrum[k];
    }
    return sum;
  }

  private double max(double fromHz, double toHz) {
    float max = LEAST_POWER;
    for (int k = bin(fromHz); k < bin(toHz); k++) {
      max = Math.max(max, spectrum[k]);
    }
    return max;
  }

  private double slope(double fromHz, double toHz) {
    int n = 0;
    for (int k = bin(fromHz); k < bin(toHz); k++) {
      kilohertz[n] = k * binHz() / 1000;
      decibels[n++] = db(spectrum[k]);
    }
    return PolynomialFit.line(kilohertz, decibels, n).c1();
  }

  private double loudness() {
    Arrays.fill(melPower, 0);
    for (int k = 0; k <= size / 2; k++) {
      int below = band[k];
      if (below >= 0) {
        melPower[below] += (1 - share[k]) * spectrum[k];
        melPower[below + 1] += share[k] * spectrum[k];
      }
    }
    double sum = 0;
    for (int b = 1; b <= MEL_BANDS; b++) {
      sum += Math.pow(loudnessWeight[b] * melPower[b], COMPRESSION);
    }
    return sum;
  }

  private static double db(double ratio) {
    return 10 * Math.log10(ratio);
  }
}
