package emotionthinker.signal;

/**
 * Harmonics-to-noise ratio over time, by forward cross-correlation (Boersma 1993; Praat manual,
 * "Sound: To Harmonicity (cc)..." with one period per window): 10 log10(r/(1 − r)) where r is the
 * highest maximum of the normalised correlation of one floor period of signal with its shifted
 * copies, over all lags up to that period.
 *
 * <p>Per frame: the mean over two floor periods is subtracted; correlations at all lags from 2
 * samples; maxima interpolated. A frame whose peak is below the silence share of the clip's peak is
 * silent, and one up to twice as loud needs r above 2 − peak/(share · clip peak); such frames have
 * no value (NaN where Praat has −200 dB).
 *
 * <p>Scratch for one thread.
 */
final class HarmonicityContour {
  /** Maxima whose parabola stays this far below the best are not interpolated further. */
  private static final double MARGIN = 0.15;

  private static final double MOST_DB = 150;

  private final double floorHz;
  private final double stepS;
  private final double silence;
  private final LagProducts lagProducts = new LagProducts();
  private FrameGrid grid = new FrameGrid(0, 1, 0);
  private float[] db = new float[0];
  private float[] frame = new float[0];
  private float[] products = new float[0];
  private float[] energies = new float[0];
  private double[] correlation = new double[0];

  /**
   * @param floorHz lowest F0 looked for
   * @param stepS distance of frames
   * @param silence share of the clip's peak below which a frame is silent
   */
  HarmonicityContour(double floorHz, double stepS, double silence) {
    this.floorHz = floorHz;
    this.stepS = stepS;
    this.silence = silence;
  }

  /** Measures a clip; what was measured before is overwritten. */
  HarmonicityContour measure(PreparedSignal signal) {
    double rate = signal.sampleRateHz();
    grid = FrameGrid.of(signal.size(), rate, 2 / floorHz, stepS);
    int period = (int) Math.floor(rate / floorHz);
    int window = 2 * (period / 2 - 1);
    if (db.length < grid.size()) {
      db = new float[grid.size()];
    }
    if (correlation.length < 2 * window + 1) {
      frame = new float[2 * window];
      products = new float[window + 1];
      energies = new float[window + 1];
      correlation = new double[2 * window + 1];
    }
    for (int i = 0; i < grid.size(); i++) {
      double r = strength(signal, grid.timeS(i), period, window);
      db[i] = (float) (r > 0 ? Math.min(MOST_DB, 10 * Math.log10(r / (1 - r))) : Double.NaN);
    }
    return this;
  }

  /** Mean over the frames that have a value, dB; NaN when none has. */
  double meanDb() {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < grid.size(); i++) {
      if (!Float.isNaN(db[i])) {
        sum += db[i];
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  /** The contour as a value. */
  FloatSeries toSeries() {
    return new FloatSeries(grid.startS(), grid.stepS(), db, grid.size());
  }

  /** The highest correlation of the frame at {@code timeS}; 0 when it is silent or has none. */
  private double strength(PreparedSignal signal, double timeS, int period, int window) {
    float[] x = signal.samples();
    double rate = signal.sampleRateHz();
    int left = (int) Math.floor(timeS * rate + 0.5) - 1;
    int from = Math.max(0, left + 1 - period);
    int to = Math.min(signal.size(), left + 1 + period);
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    float mean = sum / (to - from);
    int half = period / 2 + 1;
    float peak = 0;
    int peakTo = Math.min(signal.size(), left + 1 + half);
    for (int i = Math.max(0, left + 1 - half); i < peakTo; i++) {
      peak = Math.max(peak, Math.abs(x[i] - mean));
    }
    double share = signal.peak() > 0 ? Math.min(1, peak / signal.peak()) : 0;
    double needed = silence > 0 ? Math.max(0, 2 - share / silence) : 0;
    if (needed >= 1 || share == 0) {
      return 0;
    }
    int start = Math.max(0, (int) Math.floor((timeS - 1 / floorHz) * rate + 0.5) - 1);
    int lags = Math.min(window, signal.size() - start - window);
    if (lags < 3) {
      return 0;
    }
    // Scaled to its peak, so that the squares of very quiet frames stay within a float's range.
    float scale = 1 / peak;
    for (int i = 0; i < window + lags; i++) {
      frame[i] = (x[start + i] - mean) * scale;
    }
    correlate(window, lags);
    double best = highest(lags);
    return best > needed ? best : 0;
  }

  /** Fills {@link #correlation}, symmetric around index {@code lags}. */
  private void correlate(int window, int lags) {
    lagProducts.multiply(frame, 0, window, frame, 0, lags + 1, products);
    double energy = 0;
    for (int i = 0; i < window; i++) {
      energy += (double) frame[i] * frame[i];
    }
    energies[0] = (float) energy;
    double shiftedEnergy = energy;
    for (int lag = 1; lag <= lags; lag++) {
      double in = frame[window + lag - 1];
      double out = frame[lag - 1];
      shiftedEnergy += in * in - out * out;
      energies[lag] = (float) shiftedEnergy;
    }
    normalise(products, energies, (float) energy, lags + 1);
    correlation[lags] = 1;
    for (int lag = 1; lag <= lags; lag++) {
      double r = products[lag];
      correlation[lags + lag] = r;
      correlation[lags - lag] = r;
    }
  }

  private static void normalise(float[] products, float[] energies, float energy, int size) {
    for (int lag = 0; lag < size; lag++) {
      products[lag] = products[lag] / (float) Math.sqrt(energy * energies[lag]);
    }
  }

  private double highest(int lags) {
    double bestParabola = 0;
    for (int lag = 2; lag < lags; lag++) {
      int i = lags + lag;
      if (isMaximum(i)) {
        bestParabola = Math.max(bestParabola, parabola(i));
      }
    }
    double best = 0;
    for (int lag = 2; lag < lags; lag++) {
      int i = lags + lag;
      if (isMaximum(i) && parabola(i) >= bestParabola - MARGIN) {
        double r = PeakInterpolator.height(correlation, 2 * lags + 1, i);
        best = Math.max(best, r > 1 ? 1 / r : r);
      }
    }
    return best;
  }

  private boolean isMaximum(int i) {
    double r = correlation[i];
    return r > 0 && r > correlation[i - 1] && r >= correlation[i + 1];
  }

  private double parabola(int i) {
    double slope = 0.5 * (correlation[i + 1] - correlation[i - 1]);
    double curvature = 2 * correlation[i] - correlation[i - 1] - correlation[i + 1];
    return correlation[i] + 0.5 * slope * slope / curvature;
  }
}
