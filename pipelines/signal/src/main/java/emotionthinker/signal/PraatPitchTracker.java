package emotionthinker.signal;

/**
 * Praat's autocorrelation pitch analysis, so that a track can be compared with one made by Praat.
 *
 * <p>Per frame: local mean removed, Hanning window of three periods of the floor, autocorrelation
 * divided by that of the window, maxima located by sinc interpolation, and a Viterbi path over the
 * candidates of all frames. With an attenuation below 1 the sound first passes a Gaussian low-pass
 * filter, Praat's "filtered autocorrelation".
 *
 * <p>Source: P. Boersma (1993), "Accurate short-term analysis of the fundamental frequency and the
 * harmonics-to-noise ratio of a sampled sound", IFA Proceedings 17, 97–110 (steps 2–4); Praat's
 * manual pages "Sound: To Pitch (raw autocorrelation)..." and "Sound: To Pitch (filtered
 * autocorrelation)...". Frames lie as the manual describes, centred in the sound: floor((duration −
 * 3/floor)/step) + 1 of them.
 *
 * <p>Exact where it matters and not tuned for speed; see the package's default tracker for that.
 */
public final class PraatPitchTracker implements PitchTracker {

  private static final double PERIODS_PER_WINDOW = 3;
  private static final double INTERPOLATED_SHARE =
      0.5; // of the window, the lags interpolation may use
  private static final int FIRST_DEPTH = 30;
  private static final int FINAL_DEPTH = 70;
  private static final double LAG_TOLERANCE = 1e-7;

  private final PraatPitchSettings settings;
  private final CandidatePath path = new CandidatePath();
  private final GaussianLowPass lowPass = new GaussianLowPass();
  private final double[] candidateHz;
  private final double[] candidateStrength;
  private final int[] candidateLag;

  private double plannedRateHz;
  private int halfWindow;
  private int lagLimit;
  private int periodSamples;
  private Autocorrelator autocorrelator;
  private double[] window;
  private double[] windowCorrelation;
  private double[] frame;
  private double[] correlation; // normalised, symmetric: lag k at index lagLimit + k
  private double[] lags;
  private float[] filtered = new float[0];

  /** A tracker for one thread. */
  public PraatPitchTracker(PraatPitchSettings settings) {
    this.settings = settings;
    candidateHz = new double[settings.maxCandidates()];
    candidateStrength = new double[settings.maxCandidates()];
    candidateLag = new int[settings.maxCandidates()];
  }

  @Override
  public PitchTrack track(float[] samples, int length, double sampleRateHz) {
    PitchTracker.check(samples, length, sampleRateHz);
    plan(sampleRateHz);
    FrameGrid frames =
        FrameGrid.of(
            length, sampleRateHz, PERIODS_PER_WINDOW / settings.floorHz(), settings.stepS());
    float[] x = samples;
    if (settings.attenuationAtTop() < 1) {
      if (filtered.length < length) {
        filtered = new float[length];
      }
      lowPass.filter(
          samples,
          length,
          sampleRateHz,
          settings.ceilingHz(),
          settings.attenuationAtTop(),
          filtered);
      x = filtered;
    }
    double globalPeak = peakAroundMean(x, length);
    path.clear();
    for (int i = 0; i < frames.size(); i++) {
      path.startFrame();
      analyse(x, frames.sampleBefore(i, sampleRateHz), sampleRateHz, globalPeak);
    }
    double perStep = 0.01 / settings.stepS();
    path.search(settings.octaveJumpCost() * perStep, settings.voicedUnvoicedCost() * perStep);
    return path.toTrack(frames);
  }

  private void plan(double rateHz) {
    if (rateHz == plannedRateHz) {
      return;
    }
    int samples = (int) Math.floor(rateHz * PERIODS_PER_WINDOW / settings.floorHz());
    halfWindow = samples / 2 - 1;
    if (halfWindow < 2) {
      throw new IllegalArgumentException(
          "sampleRateHz = " + rateHz + ", too low for a floor of " + settings.floorHz() + " Hz");
    }
    int length = 2 * halfWindow;
    lagLimit = (int) (length * INTERPOLATED_SHARE);
    periodSamples = (int) Math.floor(rateHz / settings.floorHz());
    autocorrelator = new Autocorrelator(length, lagLimit);
    window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (length + 1));
    }
    windowCorrelation = new double[lagLimit + 1];
    autocorrelator.correlate(window, length, windowCorrelation, lagLimit);
    for (int k = lagLimit; k >= 0; k--) {
      windowCorrelation[k] /= windowCorrelation[0];
    }
    frame = new double[length];
    lags = new double[lagLimit + 1];
    correlation = new double[2 * lagLimit + 1];
    plannedRateHz = rateHz;
  }

  private static double peakAroundMean(float[] x, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += x[i];
    }
    double mean = sum / length;
    double peak = 0;
    for (int i = 0; i < length; i++) {
      peak = Math.max(peak, Math.abs(x[i] - mean));
    }
    return peak;
  }

  /**
   * Adds the candidates of the frame whose centre lies between samples {@code left} and left + 1.
   */
  private void analyse(float[] x, int left, double rateHz, double globalPeak) {
    double peak = globalPeak > 0 ? loadFrame(x, left) : 0;
    double share = peak > 0 ? Math.min(1, peak / globalPeak) : 0;
    double silence = 2 - share / (settings.silenceThreshold() / (1 + settings.voicingThreshold()));
    path.add(0, settings.voicingThreshold() + Math.max(0, silence), 0);
    if (share == 0) {
      return;
    }
    autocorrelator.correlate(frame, 2 * halfWindow, lags, lagLimit);
    correlation[lagLimit] = 1;
    for (int k = 1; k <= lagLimit; k++) {
      double r = lags[k] / (lags[0] * windowCorrelation[k]);
      correlation[lagLimit + k] = r;
      correlation[lagLimit - k] = r;
    }
    int n = findCandidates(rateHz);
    for (int c = 0; c < n; c++) {
      refine(c, rateHz);
      double hz = candidateHz[c];
      // Candidates that refinement moved to the ceiling or above it are unvoiced ones in Praat;
      // leave them out.
      if (hz < settings.ceilingHz()) {
        double octavesBelowTop = Math.log(settings.ceilingHz() / hz) / Math.log(2);
        path.add(
            hz,
            candidateStrength[c] - settings.octaveCost() * octavesBelowTop,
            candidateStrength[c]);
      }
    }
  }

  /** Windows the frame after removal of its local mean; returns its peak over the middle period. */
  private double loadFrame(float[] x, int left) {
    double sum = 0;
    for (int i = left + 1 - periodSamples; i <= left + periodSamples; i++) {
      sum += x[i];
    }
    double mean = sum / (2 * periodSamples);
    int start = left + 1 - halfWindow;
    for (int i = 0; i < 2 * halfWindow; i++) {
      frame[i] = (x[start + i] - mean) * window[i];
    }
    int halfPeriod = Math.min(periodSamples / 2 + 1, halfWindow);
    double peak = 0;
    for (int i = halfWindow - halfPeriod; i < halfWindow + halfPeriod; i++) {
      peak = Math.max(peak, Math.abs(frame[i]));
    }
    return peak;
  }

  private int findCandidates(double rateHz) {
    int n = 0;
    int longest = Math.min((int) Math.floor(2 * halfWindow / PERIODS_PER_WINDOW) + 2, lagLimit);
    int centre = lagLimit;
    for (int k = 2; k < longest; k++) {
      double r = correlation[centre + k];
      double before = correlation[centre + k - 1];
      double after = correlation[centre + k + 1];
      if (r > 0.5 * settings.voicingThreshold() && r > before && r >= after) {
        double lag = k + 0.5 * (after - before) / (2 * r - before - after);
        double strength =
            reflect(
                SincInterpolation.valueAt(
                    correlation, 2 * lagLimit + 1, centre + lag, FIRST_DEPTH));
        n = keep(n, k, rateHz / lag, strength);
      }
    }
    return n;
  }

  /**
   * Stores a candidate, in place of the weakest one when the frame is full (the unvoiced one takes
   * a seat).
   */
  private int keep(int n, int lag, double hz, double strength) {
    int place = n;
    int size = n + 1;
    if (n == settings.maxCandidates() - 1) {
      size = n;
      place = -1;
      double weakest = favoured(strength, hz);
      for (int c = 0; c < n; c++) {
        double other = favoured(candidateStrength[c], candidateHz[c]);
        if (other < weakest) {
          weakest = other;
          place = c;
        }
      }
      if (place < 0) {
        return n;
      }
    }
    candidateLag[place] = lag;
    candidateHz[place] = hz;
    candidateStrength[place] = strength;
    return size;
  }

  private double favoured(double strength, double hz) {
    return strength - settings.octaveCost() * Math.log(settings.floorHz() / hz) / Math.log(2);
  }

  private void refine(int c, double rateHz) {
    int size = 2 * lagLimit + 1;
    double at =
        SincInterpolation.argMax(
            correlation, size, lagLimit + candidateLag[c], FINAL_DEPTH, LAG_TOLERANCE);
    candidateHz[c] = rateHz / (at - lagLimit);
    candidateStrength[c] = reflect(SincInterpolation.valueAt(correlation, size, at, FINAL_DEPTH));
  }

  /** A correlation above 1 is an artefact of interpolation in short windows; Boersma's remedy. */
  private static double reflect(double r) {
    return r > 1 ? 1 / r : r;
  }
}
