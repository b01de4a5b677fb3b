package emotionthinker.signal;

import java.util.Arrays;

/**
 * Puts an F0 contour into words (after the released EmotionThinker annotation code, with the
 * penalty for pauses bounded).
 *
 * <p>Semitones re the median of the voiced frames, with their true times and nothing interpolated;
 * a running median over 5 frames and a Savitzky–Golay smoother (window 9, degree 2) remove slips.
 *
 * <ul>
 *   <li><b>Dynamics</b>, from 0.25 s of voiced speech: range p95 − p5 below 3 st flat, above 9 st
 *       expressive, else moderate.
 *   <li><b>Shape</b>, from 0.50 s: time is scaled to 0–1, so that duration does not matter. A turn
 *       is accepted when the parabola's vertex lies within 0.25–0.75, its depth against the mean of
 *       the parabola's ends is at least 2 st, and it explains at least 0.05 more of the variance
 *       than a line. Otherwise Δ, the median of the last quarter less that of the first, decides:
 *       at least 2 st is rising, at most −2 st falling, else level.
 *   <li><b>Confidence</b>: clip(margin) · clip(voiced seconds / 1 s) · 0.7^min(4, pauses above 0.3
 *       s), margin = |depth or Δ|/2 − 1, for level 1 − |Δ|/2.
 * </ul>
 */
final class IntonationClassifier {
  private static final double FLAT_BELOW_ST = 3;
  private static final double EXPRESSIVE_ABOVE_ST = 9;
  private static final double LEAST_DYNAMICS_S = 0.25;
  private static final double LEAST_SHAPE_S = 0.50;
  private static final double MOVEMENT_ST = 2;
  private static final double VERTEX_FROM = 0.25;
  private static final double VERTEX_TO = 0.75;
  private static final double LEAST_GAIN = 0.05;
  private static final double PAUSE_S = 0.30;
  private static final double ROUNDING = 1e-9; // times on a limit fall on the same side always
  private static final double PAUSE_FACTOR = 0.7;
  private static final int MOST_PAUSES = 4;
  private static final int MEDIAN_WINDOW = 5;

  private final SavitzkyGolay smoother = new SavitzkyGolay(9, 2);
  private final double[] window = new double[MEDIAN_WINDOW];
  private double[] raw = new double[0];
  private double[] despiked = new double[0];
  private double[] smooth = new double[0];
  private double[] scaledTime = new double[0];

  /** Classifies the contour; {@code reliable} false means that its F0 is not to be used. */
  Intonation classify(VoicedFrames frames, boolean reliable) {
    int n = frames.size();
    double voicedS = n * frames.stepS();
    if (!reliable || n < smoother.window() || voicedS < LEAST_DYNAMICS_S - 1e-9) {
      return Intonation.insufficient();
    }
    prepare(frames, n);
    System.arraycopy(smooth, 0, raw, 0, n);
    Arrays.sort(raw, 0, n);
    double range = Percentiles.ofSorted(raw, n, 0.95) - Percentiles.ofSorted(raw, n, 0.05);
    Intonation.Dynamics dynamics =
        range < FLAT_BELOW_ST
            ? Intonation.Dynamics.FLAT
            : range > EXPRESSIVE_ABOVE_ST
                ? Intonation.Dynamics.EXPRESSIVE
                : Intonation.Dynamics.MODERATE;
    if (voicedS < LEAST_SHAPE_S - 1e-9) {
      return new Intonation(null, dynamics, null);
    }
    return shape(frames, n, dynamics);
  }

  private void prepare(VoicedFrames frames, int n) {
    if (raw.length < n) {
      raw = new double[n];
      despiked = new double[n];
      smooth = new double[n];
      scaledTime = new double[n];
    }
    System.arraycopy(frames.f0Hz(), 0, smooth, 0, n);
    Arrays.sort(smooth, 0, n);
    double median = Percentiles.ofSorted(smooth, n, 0.5);
    double first = frames.timesS()[0];
    double span = frames.timesS()[n - 1] - first;
    for (int i = 0; i < n; i++) {
      raw[i] = Semitones.between(median, frames.f0Hz()[i]);
      scaledTime[i] = (frames.timesS()[i] - first) / span;
    }
    for (int i = 0; i < n; i++) {
      int half = Math.min(MEDIAN_WINDOW / 2, Math.min(i, n - 1 - i));
      System.arraycopy(raw, i - half, window, 0, 2 * half + 1);
      Arrays.sort(window, 0, 2 * half + 1);
      despiked[i] = window[half];
    }
    smoother.smooth(despiked, n, smooth);
  }

  private Intonation shape(VoicedFrames frames, int n, Intonation.Dynamics dynamics) {
    double delta = lastQuarter(n) - firstQuarter(n);
    PolynomialFit line = PolynomialFit.line(scaledTime, smooth, n);
    PolynomialFit parabola = PolynomialFit.parabola(scaledTime, smooth, n);
    double vertex = parabola.c2() == 0 ? Double.NaN : -parabola.c1() / (2 * parabola.c2());
    double depth = parabola.at(vertex) - (parabola.at(0) + parabola.at(1)) / 2;
    Intonation.Shape shape;
    double margin;
    if (vertex >= VERTEX_FROM
        && vertex <= VERTEX_TO
        && Math.abs(depth) >= MOVEMENT_ST
        && parabola.r2() - line.r2() >= LEAST_GAIN) {
      shape = depth > 0 ? Intonation.Shape.RISING_FALLING : Intonation.Shape.FALLING_RISING;
      margin = Math.abs(depth) / MOVEMENT_ST - 1;
    } else if (Math.abs(delta) >= MOVEMENT_ST) {
      shape = delta > 0 ? Intonation.Shape.RISING : Intonation.Shape.FALLING;
      margin = Math.abs(delta) / MOVEMENT_ST - 1;
    } else {
      shape = Intonation.Shape.LEVEL;
      margin = 1 - Math.abs(delta) / MOVEMENT_ST;
    }
    int pauses = 0;
    for (int i = 1; i < n; i++) {
      pauses += frames.timesS()[i] - frames.timesS()[i - 1] > PAUSE_S + ROUNDING ? 1 : 0;
    }
    double confidence =
        Math.max(0, Math.min(1, margin))
            * Math.min(1, n * frames.stepS())
            * Math.pow(PAUSE_FACTOR, Math.min(MOST_PAUSES, pauses));
    return new Intonation(shape, dynamics, confidence);
  }

  private double firstQuarter(int n) {
    int end = 0;
    while (end < n && scaledTime[end] <= 0.25 + ROUNDING) {
      end++;
    }
    return median(0, end);
  }

  private double lastQuarter(int n) {
    int start = n;
    while (start > 0 && scaledTime[start - 1] >= 0.75 - ROUNDING) {
      start--;
    }
    return median(start, n);
  }

  private double median(int start, int end) {
    System.arraycopy(smooth, start, raw, 0, end - start);
    Arrays.sort(raw, 0, end - start);
    return Percentiles.ofSorted(raw, end - start, 0.5);
  }
}
