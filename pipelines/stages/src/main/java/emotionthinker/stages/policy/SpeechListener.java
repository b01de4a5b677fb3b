package emotionthinker.stages.policy;

import emotionthinker.schemas.FloatSeries;
import emotionthinker.signal.LogMel;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.Rhythm;
import emotionthinker.signal.SpectralBalance;
import emotionthinker.stages.prosody.ProsodyOptions;
import java.util.Arrays;

/**
 * Turns sound into what a policy sees. From the first to the last speech (the whole clip without
 * speech), the clip is cut into {@value #SEGMENTS} segments of equal length; each has
 *
 * <pre>
 * mean level of each mel band, less the band's mean over the clip (dB)
 * mean F0 re the median of the clip (st), slope of F0 (st/s), share of voiced frames (1)
 * mean intensity re the mean of the clip (dB)
 * </pre>
 *
 * <p>and the whole has the measurements of the prosody table that are numbers (frequencies and
 * durations as logarithms), and mean and standard deviation of each mel band re the mean of all
 * bands. Everything is taken from the sound alone, so nothing needs a speaker, a corpus or other
 * clips. One instance is for one thread.
 */
public final class SpeechListener {
  /** Segments of a clip. */
  public static final int SEGMENTS = 32;

  private static final int BANDS = 24;
  private static final double LOW_HZ = 60;
  private static final double HIGH_HZ = 6000;
  private static final double WINDOW_S = 0.025;
  private static final double STEP_S = 0.010;
  private static final int MEASUREMENTS = 28;

  /** Numbers of a segment. */
  public static final int SEGMENT_SIZE = BANDS + 4;

  /** Numbers of the whole. */
  public static final int WHOLE_SIZE = MEASUREMENTS + 2 * BANDS;

  private final LogMel mel = new LogMel(BANDS, LOW_HZ, HIGH_HZ, WINDOW_S, STEP_S);
  private final ProsodyExtractor extractor;

  /** With the settings of the prosody stage. */
  public SpeechListener(ProsodyOptions options) {
    this.extractor = options.withContours(true).extractor();
  }

  /**
   * Listens to a clip.
   *
   * @throws emotionthinker.signal.SignalException when it cannot be measured
   */
  public SpeechFeatures listen(SpeechClip clip) {
    float[] samples = clip.samples().toArray();
    double rateHz = clip.sampleRateHz();
    ProsodyFeatures prosody = extractor.extract(samples, rateHz);
    float[][] frames = mel.measure(samples, rateHz);
    Rhythm rhythm = prosody.rhythm();
    double from = rhythm.startS() == null ? 0 : rhythm.startS();
    double to = rhythm.endS() == null ? prosody.durationS() : rhythm.endS();
    double startS = mel.grid(samples.length, rateHz).startS();
    double[][] bands = bands(frames, startS, from, to);
    float[] segments = new float[SEGMENTS * SEGMENT_SIZE];
    for (int s = 0; s < SEGMENTS; s++) {
      double left = from + s * (to - from) / SEGMENTS;
      double right = from + (s + 1) * (to - from) / SEGMENTS;
      int at = s * SEGMENT_SIZE;
      for (int b = 0; b < BANDS; b++) {
        segments[at + b] = (float) (bandMean(frames, b, startS, left, right) - bands[0][b]);
      }
      contours(prosody, left, right, segments, at + BANDS);
    }
    float[] whole = new float[WHOLE_SIZE];
    measurements(prosody, whole);
    double level = mean(bands[0]);
    for (int b = 0; b < BANDS; b++) {
      whole[MEASUREMENTS + b] = (float) (bands[0][b] - level);
      whole[MEASUREMENTS + BANDS + b] = (float) bands[1][b];
    }
    return new SpeechFeatures(FloatSeries.of(segments), FloatSeries.of(whole));
  }

  /** Mean and standard deviation of each band between two times (dB). */
  private static double[][] bands(float[][] frames, double startS, double from, double to) {
    double[][] out = new double[2][BANDS];
    for (int b = 0; b < BANDS; b++) {
      double mean = bandMean(frames, b, startS, from, to);
      double squares = 0;
      int n = 0;
      for (int i = first(startS, from); i < frames.length && startS + i * STEP_S < to; i++) {
        squares += (frames[i][b] - mean) * (frames[i][b] - mean);
        n++;
      }
      out[0][b] = mean;
      out[1][b] = Math.sqrt(squares / n);
    }
    return out;
  }

  /** Mean over the frames between two times, the nearest one when there is none. */
  private static double bandMean(
      float[][] frames, int band, double startS, double from, double to) {
    double sum = 0;
    int n = 0;
    int first = first(startS, from);
    for (int i = first; i < frames.length && startS + i * STEP_S < to; i++) {
      sum += frames[i][band];
      n++;
    }
    if (n > 0) {
      return sum / n;
    }
    return frames.length == 0 ? Double.NaN : frames[Math.min(first, frames.length - 1)][band];
  }

  private static int first(double startS, double from) {
    return Math.max(0, (int) Math.ceil((from - startS) / STEP_S));
  }

  private static void contours(
      ProsodyFeatures prosody, double left, double right, float[] out, int at) {
    Double medianHz = prosody.pitch().medianHz();
    Line line = new Line();
    int frames = 0;
    for (int i = 0; i < prosody.f0Hz().size(); i++) {
      double t = prosody.f0Hz().timeS(i);
      if (t >= left && t < right) {
        frames++;
        float f0 = prosody.f0Hz().value(i);
        if (!Float.isNaN(f0) && medianHz != null) {
          line.add(t, 12 * Math.log(f0 / medianHz) / Math.log(2));
        }
      }
    }
    out[at] = (float) line.mean();
    out[at + 1] = (float) line.slope();
    out[at + 2] = frames == 0 ? Float.NaN : (float) line.n / frames;
    Double meanDb = prosody.level().intensityMeanDb();
    Line loud = new Line();
    for (int i = 0; i < prosody.intensityDb().size(); i++) {
      double t = prosody.intensityDb().timeS(i);
      float db = prosody.intensityDb().value(i);
      if (t >= left && t < right && !Float.isNaN(db)) {
        loud.add(t, db);
      }
    }
    out[at + 3] = meanDb == null ? Float.NaN : (float) (loud.mean() - meanDb);
  }

  private static void measurements(ProsodyFeatures p, float[] out) {
    SpectralBalance spectrum = p.spectrum();
    Rhythm rhythm = p.rhythm();
    Double[] values = {
      log(p.pitch().medianHz()),
      log(p.pitch().meanHz()),
      log(p.pitch().p5Hz()),
      log(p.pitch().p95Hz()),
      p.pitch().sdSt(),
      p.pitch().rangeSt(),
      p.pitch().slopeSt(),
      p.pitch().declinationStPerS(),
      p.pitch().finalMovementSt(),
      p.pitch().voicedShare(),
      p.level().energyDbfs(),
      p.level().intensitySdDb(),
      minus(p.level().intensityMaxDb(), p.level().intensityMeanDb()),
      p.level().estSnrDb(),
      log(p.voice().jitterLocal()),
      log(p.voice().shimmerLocal()),
      log(p.voice().shimmerApq11()),
      p.voice().hnrDb(),
      spectrum == null ? null : (Double) spectrum.alphaRatioDb(),
      spectrum == null ? null : (Double) spectrum.hammarbergDb(),
      spectrum == null ? null : (Double) spectrum.slope0To500DbPerKhz(),
      spectrum == null ? null : (Double) spectrum.slope500To1500DbPerKhz(),
      spectrum == null ? null : log(spectrum.loudness()),
      log(p.speechS()),
      Math.log1p(rhythm.pauseS()),
      rhythm.speakingRateSps(),
      rhythm.articulationRateSps(),
      log(p.durationS())
    };
    if (values.length != MEASUREMENTS) {
      throw new IllegalStateException(values.length + " measurements, not " + MEASUREMENTS);
    }
    for (int i = 0; i < values.length; i++) {
      out[i] = values[i] == null ? Float.NaN : values[i].floatValue();
    }
  }

  private static Double log(Double value) {
    return value == null || value <= 0 ? null : (Double) Math.log(value);
  }

  private static Double minus(Double a, Double b) {
    return a == null || b == null ? null : (Double) (a - b);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }

  /** A least-squares line. */
  private static final class Line {
    private int n;
    private double t;
    private double y;
    private double tt;
    private double ty;
    private double origin;

    void add(double time, double value) {
      if (n == 0) {
        origin = time;
      }
      double x = time - origin;
      n++;
      t += x;
      y += value;
      tt += x * x;
      ty += x * value;
    }

    double mean() {
      return n == 0 ? Double.NaN : y / n;
    }

    /** NaN with fewer than three points. */
    double slope() {
      return n < 3 ? Double.NaN : (n * ty - t * y) / (n * tt - t * t);
    }
  }
}
