package emotionthinker.signal;

import org.apache.commons.math3.util.ArithmeticUtils;

/**
 * A sound low-passed and brought to one fixed rate, whatever rate it came in: what is measured on
 * it is the same for 8 and 48 kHz recordings of one voice. Filtering and resampling are one
 * weighted sum per kept sample; the response is fixed in hertz.
 *
 * <ul>
 *   <li>{@link #forPitch}: 4 kHz, Gaussian, H(f) = exp(−(f/α)²) with α = {@value #PITCH_ALPHA_HZ}
 *       Hz: the harmonics that carry pitch, by a short, positive impulse response. Below 0.8 % at
 *       half the new rate.
 *   <li>{@link #forLevel}: 8 kHz, a Kaiser-windowed sinc, flat to 2.2 kHz, −6 dB at {@value
 *       #LEVEL_CUTOFF_HZ} Hz, −60 dB from 3.8 kHz on: the part of the band that every rate from 8
 *       kHz on has, with room for the slopes of whatever resampled the sound.
 * </ul>
 *
 * <p>Only samples from..to of an array are seen. Outside, the sound is taken to rest on its zero
 * line, so that it makes no difference whether digital silence was cut off or added. Samples can be
 * hung on a place of the sound ({@link #loadAround}), so that they fall on the same places of the
 * voice whatever the rate and the start of the recording. Scratch for one thread; arrays are reused
 * from sound to sound.
 */
final class SteadyBand {

  static final double PITCH_RATE_HZ = 4_000;
  static final double PITCH_ALPHA_HZ = 900;
  static final double LEVEL_RATE_HZ = 8_000;
  static final double LEVEL_CUTOFF_HZ = 3_000;
  private static final double LEVEL_SLOPE_HZ = 1_600;
  private static final double LEVEL_STOP_DB = 60;
  // The Gaussian is cut where it has fallen to exp(−CUT²), 1e−5.
  private static final double CUT = 3.4;
  private static final int MOST_PHASES = 512; // places of kept samples between two inputs
  private static final double BLOCK_S = 0.0005; // kept samples start a whole number before the hook
  private static final double ROUNDING = 1e-3; // in kept samples: whole numbers of them stay whole
  private static final int UNROLLED = 4;
  private static final int CHUNK = 1024;

  private final double rateHz;
  private final boolean gaussian;
  private float[] samples = new float[0];
  private int length;
  private double startS;
  private double aheadS; // from the start of kept sample 0 to the start of the sound
  private double soundS;
  private double plannedRateHz;
  private int phases; // places between two inputs, evenly spaced, that have weights of their own
  private int phaseStep; // of them, from kept sample to kept sample; 0 when they do not fit
  private double ratio; // inputs per kept sample
  private double firstCentre; // of kept sample 0, in inputs after the first
  private int hook; // kept samples before the hook
  private int before; // inputs of a row before the one at or before its centre
  private int taps;
  private float[][] rows;
  private final LagProducts products = new LagProducts();
  private final float[] sums = new float[CHUNK];
  private float[] everyRatio;
  private float[] strided;
  private int firstInner;

  private SteadyBand(double rateHz, boolean gaussian) {
    this.rateHz = rateHz;
    this.gaussian = gaussian;
  }

  static SteadyBand forPitch() {
    return new SteadyBand(PITCH_RATE_HZ, true);
  }

  static SteadyBand forLevel() {
    return new SteadyBand(LEVEL_RATE_HZ, false);
  }

  /**
   * Filters and resamples {@code x[from..to)}, sample 0 starting where the sound does.
   *
   * @param zeroLine the DC of the sound, which is taken off
   */
  void load(float[] x, int from, int to, float zeroLine, double inputRateHz) {
    loadAround(0, x, from, to, zeroLine, inputRateHz);
  }

  /**
   * Filters and resamples {@code x[from..to)} with the boundary of two kept samples at a place of
   * the sound, to within {@code 1/512} of an input. The first starts less than 0.5 ms before it.
   *
   * @param placeS s after the start of x[from]
   * @param zeroLine the DC of the sound, which is taken off
   */
  void loadAround(double placeS, float[] x, int from, int to, float zeroLine, double inputRateHz) {
    plan(inputRateHz);
    int block = (int) Math.rint(BLOCK_S * rateHz);
    hook = block * (int) Math.ceil(placeS / BLOCK_S);
    double first = placeS * inputRateHz - hook * ratio + 0.5 * ratio - 0.5;
    long firstPlace = Math.round(first * phases);
    firstCentre = (double) firstPlace / phases;
    aheadS = (0.5 * ratio - 0.5 - firstCentre) / inputRateHz;
    soundS = (to - from) / inputRateHz;
    startS = from / inputRateHz - aheadS;
    length = (int) ((aheadS + soundS) * rateHz + ROUNDING);
    if (samples.length < length) {
      samples = new float[length];
    }
    firstInner = 0;
    int done = ratio == Math.rint(ratio) ? loadInner(x, from, to, zeroLine, (int) ratio) : 0;
    for (int n = done > 0 && firstInner == 0 ? done : 0; n < length; n = after(n, done)) {
      long place =
          phaseStep > 0
              ? firstPlace + (long) n * phaseStep
              : (long) Math.floor((firstCentre + n * ratio) * phases);
      float[] row = row((int) Math.floorMod(place, (long) phases));
      int at = from + (int) Math.floorDiv(place, (long) phases) - before;
      boolean inside = at >= from && at + taps <= to;
      samples[n] = inside ? dot(row, x, at) - zeroLine : dotAtEdge(row, x, at, from, to, zeroLine);
    }
  }

  /** The sample after n that is still to be computed. */
  private int after(int n, int done) {
    return n + 1 == firstInner ? n + 1 + done : n + 1;
  }

  /**
   * Computes all samples whose weights lie inside, for a whole number of inputs a sample: the
   * weights of every ratio-th input are one window, and the sums are its products with the shifted
   * windows of these inputs.
   *
   * @return how many were computed, from {@code firstInner} on
   */
  private int loadInner(float[] x, int from, int to, float zeroLine, int every) {
    int left = (int) Math.floor(firstCentre);
    float[] row = row((int) Math.rint((firstCentre - left) * phases));
    int lead = left - before; // first input of sample 0
    firstInner = Math.max(0, (-lead + every - 1) / every);
    int last = Math.min(length - 1, Math.floorDiv(to - from - lead - taps, every));
    for (int n = firstInner; n <= last; n += CHUNK) {
      int count = Math.min(CHUNK, last + 1 - n);
      for (int r = 0; r < every; r++) {
        int inputs = 0;
        for (int k = r; k < taps; k += every) {
          everyRatio[inputs++] = row[k];
        }
        for (int i = from + n * every + lead + r, k = 0; k < count + inputs - 1; i += every) {
          strided[k++] = x[i];
        }
        products.multiply(everyRatio, 0, inputs, strided, 0, count, sums);
        for (int k = 0; k < count; k++) {
          samples[n + k] = (r == 0 ? -zeroLine : samples[n + k]) + sums[k];
        }
      }
    }
    return Math.max(0, last + 1 - firstInner);
  }

  private void plan(double inputRateHz) {
    if (inputRateHz == plannedRateHz) {
      return;
    }
    plannedRateHz = inputRateHz;
    before = (int) Math.ceil(reachS(inputRateHz) * inputRateHz) - 1;
    taps = (2 * before + 2 + UNROLLED - 1) / UNROLLED * UNROLLED;
    ratio = inputRateHz / rateHz;
    // The places of kept samples between their neighbours come again after so many.
    boolean whole = inputRateHz == Math.rint(inputRateHz);
    long period =
        whole ? (long) rateHz / ArithmeticUtils.gcd((long) inputRateHz, (long) rateHz) : 0;
    boolean fits = period > 0 && period <= MOST_PHASES;
    phases = fits ? (int) period * Math.max(2, MOST_PHASES / (int) period / 2 * 2) : MOST_PHASES;
    phaseStep = fits ? (int) Math.rint(ratio * phases) : 0;
    rows = new float[phases][];
    everyRatio = new float[taps];
    strided = new float[CHUNK + taps];
  }

  /** Weights around a centre that lies {@code phase/phases} after its left neighbour. */
  private float[] row(int phase) {
    if (rows[phase] == null) {
      rows[phase] = weights((phase + (phaseStep > 0 ? 0 : 0.5)) / phases);
    }
    return rows[phase];
  }

  private float[] weights(double fraction) {
    double[] weights = new double[taps];
    double sum = 0;
    double reachS = reachS(plannedRateHz);
    for (int k = 0; k < taps; k++) {
      double timeS = (k - before - fraction) / plannedRateHz;
      if (Math.abs(timeS) <= reachS) {
        weights[k] = weight(timeS, reachS, plannedRateHz);
        sum += weights[k];
      }
    }
    float[] row = new float[taps];
    for (int k = 0; k < taps; k++) {
      row[k] = (float) (weights[k] / sum);
    }
    return row;
  }

  private double reachS(double inputRateHz) {
    return gaussian
        ? CUT / (Math.PI * PITCH_ALPHA_HZ)
        // Kaiser's estimate of the length for a stop band and a slope.
        : (LEVEL_STOP_DB - 7.95) / (2 * 2.285 * 2 * Math.PI * LEVEL_SLOPE_HZ * narrow(inputRateHz));
  }

  private double weight(double timeS, double reachS, double inputRateHz) {
    if (gaussian) {
      double u = Math.PI * PITCH_ALPHA_HZ * timeS;
      return Math.exp(-u * u);
    }
    double angle = 2 * Math.PI * LEVEL_CUTOFF_HZ * narrow(inputRateHz) * timeS;
    double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
    double place = timeS / reachS;
    double beta = 0.1102 * (LEVEL_STOP_DB - 8.7);
    return sinc * IntensityContour.besselI0(beta * Math.sqrt(Math.max(0, 1 - place * place)));
  }

  /** 1, or less where a sound of less than 8 kHz has less band. */
  private static double narrow(double inputRateHz) {
    return Math.min(1, inputRateHz / LEVEL_RATE_HZ);
  }

  private float dot(float[] row, float[] x, int first) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int k = 0; k < row.length; k += UNROLLED) {
      a += row[k] * x[first + k];
      b += row[k + 1] * x[first + k + 1];
      c += row[k + 2] * x[first + k + 2];
      d += row[k + 3] * x[first + k + 3];
    }
    return a + b + (c + d);
  }

  private static float dotAtEdge(
      float[] row, float[] x, int first, int from, int to, float zeroLine) {
    float sum = 0;
    int end = Math.min(row.length, to - first);
    for (int k = Math.max(0, from - first); k < end; k++) {
      sum += row[k] * (x[first + k] - zeroLine);
    }
    return sum;
  }

  /** The samples; only the first {@link #length()} count. */
  float[] samples() {
    return samples;
  }

  int length() {
    return length;
  }

  /** Start of the part that was loaded, s; sample n lies at startS + (n + ½)/rate. */
  double startS() {
    return startS;
  }

  /**
   * Frames hung on the place on which samples were hung, as many whole windows as lie inside the
   * sound; times are s after {@link #startS}, and the centres are {@code laterS} after the place
   * and so on.
   */
  FrameGrid frames(double laterS, double windowS, double stepS) {
    double originS = hook / rateHz + laterS - aheadS;
    return FrameGrid.through(originS, soundS, windowS, stepS).later(aheadS);
  }

  double rateHz() {
    return rateHz;
  }

  /**
   * Where frames are hung: the mean time of the samples weighted by their squares, s after the
   * start of the sound. Digital silence adds nothing to it, faint noise hardly anything, and
   * neither level nor rate moves it; so frames hung on it fall on the same places of the voice in
   * every copy.
   */
  double centreS() {
    double energy = 0;
    double moment = 0;
    for (int n = 0; n < length; n++) {
      double square = (double) samples[n] * samples[n];
      energy += square;
      moment += square * n;
    }
    return energy > 0 ? (moment / energy + 0.5) / rateHz - aheadS : soundS / 2;
  }
}
