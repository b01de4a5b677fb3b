package emotionthinker.signal;

/**
 * The default pitch tracker, built for speech of any speaker and for speed.
 *
 * <ol>
 *   <li>{@link SpeechBands}: the sound at about 4 kHz and, below 600 Hz, at about 2 kHz.
 *   <li>{@link FrameSpectrum}, every step: periodicity of 40 ms frames from two spectral views; its
 *       maxima are candidates.
 *   <li>{@link CandidatePath}: the best path through them as if all were voiced.
 *   <li>{@link VoicingDecision} along that path, from periodicity and level with their
 *       neighbourhood.
 *   <li>The path again, in voiced stretches only, with the speaker's own range learnt from the
 *       first one: a candidate more than an octave from the median pays for it, which repairs
 *       octave errors.
 *   <li>Each winner is refined in a window that follows its period (about 4.5 periods, 16–40 ms),
 *       so that fast movements are not smoothed.
 * </ol>
 *
 * Ideas from Boersma (1993; autocorrelation corrected for its window, path search), Tolonen &amp;
 * Karjalainen (2000; autocorrelation as a weighted power spectrum), De Looze &amp; Hirst (2008;
 * range from a first pass).
 */
public final class SpeechPitchTracker implements PitchTracker {

  static final double WINDOW_S = 0.04;
  static double OCTAVE_COST = 0.06;
  static double OCTAVE_JUMP_COST = 0.5;
  static double UNVOICED_SCORE = -0.1;
  static double RANGE_FREE_OCTAVES = 0.9;
  static double RANGE_COST = 0.3;
  static final double MIN_CORRELATION = 0.15;
  private static final double[] REFINE_WINDOWS_S = {0.016, 0.024, 0.032, 0.04};
  static double REFINE_PERIODS = 4.5;

  private final double stepS;
  private final double floorHz;
  private final double ceilingHz;
  private final SpeechBands bands = new SpeechBands();
  private final CandidatePath path = new CandidatePath();
  private final VoicingDecision voicing = new VoicingDecision();
  private final FrameSpectrum[] refiners = new FrameSpectrum[REFINE_WINDOWS_S.length];
  private FrameSpectrum spectrum;
  private double plannedRateHz;
  private int minLag;
  private int maxLag;
  private float[] periodicity = new float[64];
  private float[] shortDb = new float[64];
  private float[] longDb = new float[64];

  /** 10 ms frames, 60–650 Hz. */
  public SpeechPitchTracker() {
    this(0.01, 60, 650);
  }

  /**
   * @param stepS distance between frames, 0.001..0.1 s
   * @param floorHz lowest F0 considered, 50 Hz or more
   * @param ceilingHz highest F0 considered, above the floor, 800 Hz or less
   */
  public SpeechPitchTracker(double stepS, double floorHz, double ceilingHz) {
    if (!(stepS >= 0.001 && stepS <= 0.1)) {
      throw new IllegalArgumentException("stepS = " + stepS + ", allowed: 0.001..0.1 s");
    }
    if (!(floorHz >= 50 && ceilingHz > floorHz && ceilingHz <= 800)) {
      throw new IllegalArgumentException(
          "floorHz = "
              + floorHz
              + ", ceilingHz = "
              + ceilingHz
              + ", allowed: 50 <= floor < ceiling <= 800");
    }
    this.stepS = stepS;
    this.floorHz = floorHz;
    this.ceilingHz = ceilingHz;
  }

  @Override
  public PitchTrack track(float[] samples, int length, double sampleRateHz) {
    PitchTracker.check(samples, length, sampleRateHz);
    FrameGrid frames = FrameGrid.of(length, sampleRateHz, stepS, stepS);
    int n = frames.size();
    if (periodicity.length < n) {
      periodicity = new float[n];
      shortDb = new float[n];
      longDb = new float[n];
    }
    bands.load(samples, length, sampleRateHz);
    plan(bands.midRateHz());
    path.clear();
    for (int i = 0; i < n; i++) {
      path.startFrame();
      addCandidates(frames.timeS(i));
      levels(i, frames.timeS(i));
    }
    path.search(OCTAVE_JUMP_COST, 0);
    for (int i = 0; i < n; i++) {
      periodicity[i] = Double.isNaN(path.winnerHz(i)) ? 0 : path.winnerCorrelation(i);
    }
    boolean[] voiced = voicing.decide(periodicity, shortDb, longDb, n, stepS);
    double centre = medianOctave(voiced, n);
    path.penaliseOutside(centre, RANGE_FREE_OCTAVES, RANGE_COST);
    path.search(JUMP2, 0, voiced);
    double[] f0Hz = new double[n];
    float[] strength = new float[n];
    for (int i = 0; i < n; i++) {
      strength[i] = path.winnerCorrelation(i);
      double hz = path.winnerHz(i);
      f0Hz[i] = voiced[i] && hz > 0 ? refine(frames.timeS(i), hz) : Double.NaN;
    }
    repair(f0Hz, strength);
    return new PitchTrack(frames.startS(), frames.stepS(), f0Hz, strength);
  }

  private void plan(double midRateHz) {
    if (midRateHz == plannedRateHz) {
      return;
    }
    minLag = Math.max(2, (int) Math.floor(midRateHz / ceilingHz) - 1);
    maxLag = (int) Math.ceil(midRateHz / floorHz) + 1;
    spectrum = new FrameSpectrum((int) Math.rint(WINDOW_S * midRateHz), maxLag, midRateHz, ALPHA);
    for (int i = 0; i < refiners.length; i++) {
      int window = (int) Math.rint(REFINE_WINDOWS_S[i] * midRateHz);
      refiners[i] =
          new FrameSpectrum(
              window, Math.min(maxLag + 4, window - 1), midRateHz, Double.POSITIVE_INFINITY);
    }
    plannedRateHz = midRateHz;
  }

  static double ALPHA = 300, JUMP2 = .5, REPAIR = .1, RELIABLE = .7, REACH = 4;

  /** Unreliable frames that break away take their value from the reliable ones beside them. */
  private void repair(double[] f, float[] c) {
    int n = f.length;
    int before = -1;
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(f[i])) {
        before = -1;
        continue;
      }
      if (c[i] >= RELIABLE) {
        before = i;
        continue;
      }
      int after = i + 1;
      while (after < n && !Double.isNaN(f[after]) && c[after] < RELIABLE) after++;
      if (after >= n || Double.isNaN(f[after]) || after - i > REACH) after = -1;
      int left = before >= 0 && i - before <= REACH ? before : -1;
      double p;
      if (left >= 0 && after >= 0) {
        double u = (i - left) / (double) (after - left);
        p = Math.exp((1 - u) * Math.log(f[left]) + u * Math.log(f[after]));
      } else if (left >= 0) p = f[left];
      else if (after >= 0) p = f[after];
      else continue;
      if (Math.abs(Math.log(f[i] / p)) > REPAIR * Math.log(2)) f[i] = p;
    }
  }

  private void addCandidates(double timeS) {
    path.add(0, UNVOICED_SCORE, 0);
    double rate = bands.midRateHz();
    int start = (int) Math.rint(timeS * rate) - spectrum.windowLength() / 2;
    if (!spectrum.load(bands.mid(), bands.midLength(), start)) {
      return;
    }
    float[] c = spectrum.correlation();
    for (int k = minLag; k < maxLag; k++) {
      float here = c[k];
      if (here > MIN_CORRELATION && here > c[k - 1] && here >= c[k + 1]) {
        double bend = c[k - 1] - 2 * here + c[k + 1];
        double slope = 0.5 * (c[k + 1] - c[k - 1]);
        double hz = rate / (k - slope / bend);
        if (hz >= floorHz && hz <= ceilingHz) {
          double peak = Math.min(1, here - 0.5 * slope * slope / bend);
          path.add(hz, peak - OCTAVE_COST * Math.log(ceilingHz / hz) / Math.log(2), peak);
        }
      }
    }
  }

  private void levels(int frame, double timeS) {
    int centre = (int) Math.rint(timeS * bands.lowRateHz());
    shortDb[frame] = levelDb(centre, (int) Math.rint(0.010 * bands.lowRateHz()));
    longDb[frame] = levelDb(centre, (int) Math.rint(0.040 * bands.lowRateHz()));
  }

  /** Hanning-weighted mean power of the low band, dB. */
  private float levelDb(int centre, int window) {
    float[] x = bands.low();
    int start = centre - window / 2;
    double sum = 0;
    for (int i = Math.max(0, -start); i < Math.min(window, bands.lowLength() - start); i++) {
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / window);
      sum += w * x[start + i] * x[start + i];
    }
    return (float) (10 * Math.log10(sum / (0.5 * window) + 1e-12));
  }

  private double medianOctave(boolean[] voiced, int n) {
    double[] v = new double[n];
    int m = 0;
    for (int i = 0; i < n; i++)
      if (voiced[i] && path.winnerHz(i) > 0) v[m++] = Math.log(path.winnerHz(i)) / Math.log(2);
    java.util.Arrays.sort(v, 0, m);
    return m == 0 ? Double.NaN : v[m / 2];
  }

  private double refine(double timeS, double hz) {
    double rate = bands.midRateHz();
    int choice = 0;
    while (choice < refiners.length - 1 && REFINE_WINDOWS_S[choice] * hz < REFINE_PERIODS) {
      choice++;
    }
    FrameSpectrum refiner = refiners[choice];
    int start = (int) Math.rint(timeS * rate - 0.5 * refiner.windowLength());
    if (!refiner.load(bands.mid(), bands.midLength(), start)) {
      return hz;
    }
    return rate / refiner.refineLag(rate / hz);
  }
}
