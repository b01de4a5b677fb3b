package emotionthinker.signal;

import java.util.Arrays;

/**
 * The default pitch tracker, built for speech of any speaker, for noise, and for speed.
 *
 * <ol>
 *   <li>{@link MidBand}: the sound, low-passed and decimated to about 4 kHz.
 *   <li>{@link FrameSpectrum}, every step: the periodicity of a 40 ms frame under two spectral
 *       views; its maxima are candidates. High candidates are favoured, the more so the less
 *       periodic the frame is: a perfectly periodic frame whose double period fits still better has
 *       that period.
 *   <li>{@link CandidatePath}: the best path through the candidates as if all were voiced.
 *   <li>{@link VoicingDecision} along that path.
 *   <li>The path again, through voiced frames only, with the speaker's range learnt from the first:
 *       candidates far from the median pay for it, which repairs octave errors and leaves room for
 *       excursions.
 *   <li>Each winner is refined in a window that follows its period (4.5 periods, 16–40 ms), so that
 *       fast movements are not smoothed away; {@link PitchRepair} mends weak frames that break
 *       away.
 * </ol>
 *
 * <p>Frames cover the whole sound: ⌊duration/step⌋ of them, together centred in it. {@link
 * PitchTrack#strength} is the mixed periodicity of step 2.
 *
 * <p>Sources: Boersma (1993) for the autocorrelation corrected for its window and the path search;
 * Tolonen and Karjalainen (2000) for autocorrelation as a transform of a modified power spectrum;
 * De Looze and Hirst (2008) for a range learnt in a first pass. The composition and the constants
 * are our own; figures are in the module's README.
 */
public final class SpeechPitchTracker implements PitchTracker {

  private static final double WINDOW_S = 0.04;
  private static final double LEVEL_WINDOW_S = 0.016;
  private static final double MIN_PERIODICITY = 0.15;
  private static final int MAX_CANDIDATES = 40;
  private static final double OCTAVE_COST_AT_1 = 0.03;
  private static final double OCTAVE_COST_GROWTH =
      0.4; // per unit that the best periodicity is below 1
  private static final double MAX_OCTAVE_COST = 0.06;
  private static final double FIRST_JUMP_COST = 0.7; // per octave and 10 ms
  private static final double FINAL_JUMP_COST = 0.5;
  private static final double NO_CANDIDATE_SCORE = -0.1;
  private static final double FREE_OCTAVES_DOWN = 0.9;
  private static final double FREE_OCTAVES_UP = 1.3;
  private static final double RANGE_COST = 0.3; // per octave beyond the free ones
  private static final double[] REFINE_WINDOWS_S = {0.016, 0.024, 0.032, 0.04};
  private static final double REFINE_PERIODS = 4.5;
  private static final double LOG2 = Math.log(2);

  private final double stepS;
  private final double floorHz;
  private final double ceilingHz;
  private final MidBand band = new MidBand();
  private final CandidatePath path = new CandidatePath();
  private final VoicingDecision voicing = new VoicingDecision();
  private final FrameSpectrum[] refiners = new FrameSpectrum[REFINE_WINDOWS_S.length];
  private final double[] candidateHz = new double[MAX_CANDIDATES];
  private final double[] candidateC = new double[MAX_CANDIDATES];
  private FrameSpectrum spectrum;
  private float[] levelWindow;
  private double plannedRateHz;
  private int minLag;
  private int maxLag;
  private float[] periodicity = new float[0];
  private float[] levelDb = new float[0];
  private double[] octaves = new double[0];

  /** A tracker with 10 ms frames, 60–600 Hz, for one thread. */
  public SpeechPitchTracker() {
    this(0.01, 60, 600);
  }

  /**
   * A tracker for one thread.
   *
   * @param stepS distance between frames, 0.002..0.05 s
   * @param floorHz lowest F0 considered, 50 Hz or more
   * @param ceilingHz highest F0 considered, above the floor, 800 Hz or less
   */
  public SpeechPitchTracker(double stepS, double floorHz, double ceilingHz) {
    if (!(stepS >= 0.002 && stepS <= 0.05)) {
      throw new IllegalArgumentException("stepS = " + stepS + ", allowed: 0.002..0.05 s");
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
    // A hair less than one step, lest whole numbers of steps lose a frame to rounding.
    FrameGrid frames = FrameGrid.of(length, sampleRateHz, 0.999 * stepS, stepS);
    int n = frames.size();
    if (periodicity.length < n) {
      periodicity = new float[n];
      levelDb = new float[n];
      octaves = new double[n];
    }
    band.load(samples, length, sampleRateHz);
    plan(band.rateHz());
    path.clear();
    for (int i = 0; i < n; i++) {
      path.startFrame();
      addCandidates(frames.timeS(i));
      levelDb[i] = levelDb(frames.timeS(i));
    }
    double perStep = 0.01 / stepS;
    path.search(FIRST_JUMP_COST * perStep, 0);
    for (int i = 0; i < n; i++) {
      periodicity[i] = Double.isNaN(path.winnerHz(i)) ? 0 : path.winnerCorrelation(i);
    }
    boolean[] voiced = voicing.decide(periodicity, levelDb, n, stepS);
    path.penaliseOutside(medianOctave(voiced, n), FREE_OCTAVES_DOWN, FREE_OCTAVES_UP, RANGE_COST);
    path.search(FINAL_JUMP_COST * perStep, 0, voiced);
    return result(frames, voiced);
  }

  private PitchTrack result(FrameGrid frames, boolean[] voiced) {
    double[] f0Hz = new double[frames.size()];
    float[] strength = new float[frames.size()];
    for (int i = 0; i < f0Hz.length; i++) {
      strength[i] = path.winnerCorrelation(i);
      double hz = path.winnerHz(i);
      f0Hz[i] = voiced[i] && hz > 0 ? refine(frames.timeS(i), hz) : Double.NaN;
    }
    PitchRepair.mend(f0Hz, strength, stepS);
    return new PitchTrack(frames.startS(), frames.stepS(), f0Hz, strength);
  }

  private void plan(double rateHz) {
    if (rateHz == plannedRateHz) {
      return;
    }
    minLag = Math.max(2, (int) Math.floor(rateHz / ceilingHz) - 1);
    maxLag = (int) Math.ceil(rateHz / floorHz) + 1;
    spectrum =
        new FrameSpectrum((int) Math.rint(WINDOW_S * rateHz), maxLag + HalfSample.REACH, rateHz);
    for (int i = 0; i < refiners.length; i++) {
      int window = (int) Math.rint(REFINE_WINDOWS_S[i] * rateHz);
      refiners[i] = new FrameSpectrum(window, Math.min(maxLag + 4, window - 1), rateHz);
    }
    levelWindow = new float[(int) Math.rint(LEVEL_WINDOW_S * rateHz)];
    for (int i = 0; i < levelWindow.length; i++) {
      double phase = 2 * Math.PI * (i + 0.5) / levelWindow.length;
      levelWindow[i] = (float) ((1 - Math.cos(phase)) / levelWindow.length);
    }
    plannedRateHz = rateHz;
  }

  private void addCandidates(double timeS) {
    path.add(0, NO_CANDIDATE_SCORE, 0);
    int start = (int) Math.rint(timeS * plannedRateHz - 0.5 * spectrum.windowLength());
    if (!spectrum.load(band.samples(), band.length(), start)) {
      return;
    }
    float[] c = spectrum.correlation();
    int count = 0;
    double best = 0;
    for (int k = minLag; k < maxLag && count < MAX_CANDIDATES; k++) {
      if (c[k] > MIN_PERIODICITY && c[k] > c[k - 1] && c[k] >= c[k + 1] && locate(c, k, count)) {
        best = Math.max(best, candidateC[count]);
        count++;
      }
    }
    double octaveCost =
        Math.min(MAX_OCTAVE_COST, OCTAVE_COST_AT_1 + OCTAVE_COST_GROWTH * (1 - best));
    for (int i = 0; i < count; i++) {
      double octavesBelowTop = Math.log(ceilingHz / candidateHz[i]) / LOG2;
      path.add(candidateHz[i], candidateC[i] - octaveCost * octavesBelowTop, candidateC[i]);
    }
  }

  /**
   * Locates the maximum near lag k by a parabola through points half a sample apart, short periods
   * having few samples.
   *
   * @return false when it lies outside the range of F0
   */
  private boolean locate(float[] c, int k, int slot) {
    double before = HalfSample.between(c, k - 1);
    double after = HalfSample.between(c, k);
    double middle = c[k];
    double lag = k;
    if (before > middle && before >= after) {
      after = middle;
      middle = before;
      before = c[k - 1];
      lag = k - 0.5;
    } else if (after > middle) {
      before = middle;
      middle = after;
      after = c[k + 1];
      lag = k + 0.5;
    }
    double bend = before - 2 * middle + after;
    double slope = 0.5 * (after - before);
    if (!(bend < 0)) {
      return false;
    }
    double hz = plannedRateHz / (lag - 0.5 * slope / bend);
    double peak = middle - 0.5 * slope * slope / bend;
    candidateHz[slot] = hz;
    // Above 1 is an artefact of dividing by the window's autocorrelation; Boersma's remedy.
    candidateC[slot] = peak > 1 ? 1 / peak : peak;
    return hz >= floorHz && hz <= ceilingHz;
  }

  /** Hanning-weighted mean power around a time, dB. */
  private float levelDb(double timeS) {
    float[] x = band.samples();
    int start = (int) Math.rint(timeS * plannedRateHz - 0.5 * levelWindow.length);
    int from = Math.max(0, -start);
    int to = Math.min(levelWindow.length, band.length() - start);
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += levelWindow[i] * x[start + i] * x[start + i];
    }
    return (float) (10 * Math.log10(sum + 1e-20));
  }

  private double medianOctave(boolean[] voiced, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      double hz = path.winnerHz(i);
      if (voiced[i] && hz > 0) {
        octaves[count++] = Math.log(hz) / LOG2;
      }
    }
    Arrays.sort(octaves, 0, count);
    return count == 0 ? Double.NaN : octaves[count / 2];
  }

  private double refine(double timeS, double hz) {
    int choice = 0;
    while (choice < refiners.length - 1 && REFINE_WINDOWS_S[choice] * hz < REFINE_PERIODS) {
      choice++;
    }
    FrameSpectrum refiner = refiners[choice];
    int start = (int) Math.rint(timeS * plannedRateHz - 0.5 * refiner.windowLength());
    if (!refiner.load(band.samples(), band.length(), start)) {
      return hz;
    }
    return plannedRateHz / refiner.refineLag(plannedRateHz / hz);
  }
}
