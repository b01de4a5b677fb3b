package emotionthinker.signal;

import java.util.Arrays;

/**
 * The default pitch tracker, built for speech of any speaker, for noise, and for speed.
 *
 * <ol>
 *   <li>{@link SteadyBand#forPitch}: the sound between its digital silences, low-passed and brought
 *       to 4 kHz whatever its rate; its samples, and so the frames, hang on its centre. So neither
 *       padding nor level nor rate moves what follows.
 *   <li>{@link FrameSpectrum}, every step: the periodicity of a 36 ms frame under two spectral
 *       views; its maxima are candidates. High candidates are favoured, the more so the less
 *       periodic the frame is: a perfectly periodic frame whose double period fits still better has
 *       that period.
 *   <li>{@link CandidatePath}: the best path through the candidates as if all were voiced.
 *   <li>{@link VoicingDecision} along that path.
 *   <li>The path again, through voiced frames only, with the speaker's range learnt from the first:
 *       candidates far from the median pay for it, which repairs octave errors and leaves room for
 *       excursions.
 *   <li>Each winner is refined in a window that follows its period (4.5 periods, 16–40 ms), so that
 *       fast movements are not smoothed away; {@link PitchRepair} mends or drops frames that break
 *       away from their stretch.
 * </ol>
 *
 * <p>Frames are all those centred inside the sound, unvoiced in digital silence at its ends, half a
 * step before and after {@link SteadyBand#centreS} and so on. {@link PitchTrack#strength} is the
 * mixed periodicity of step 2.
 *
 * <p>Sources: Boersma (1993) for the autocorrelation corrected for its window and the path search;
 * Tolonen and Karjalainen (2000) for autocorrelation as a transform of a modified power spectrum;
 * De Looze and Hirst (2008) for a range learnt in a first pass. The composition and the constants
 * are our own; figures are in the module's README.
 */
public final class SpeechPitchTracker implements PitchTracker {

  private static final double RATE_HZ = SteadyBand.PITCH_RATE_HZ;
  private static final double WINDOW_S = 0.036;
  private static final double LEVEL_WINDOW_S = 0.016;
  private static final double MIN_PERIODICITY = 0.15;
  private static final int MAX_CANDIDATES = 40;
  private static final double OCTAVE_COST_AT_1 = 0.03;
  private static final double OCTAVE_COST_GROWTH =
      0.4; // per unit that the best periodicity is below 1
  private static final double MAX_OCTAVE_COST = 0.06;
  private static final double FIRST_JUMP_COST = 0.85; // per octave and 10 ms
  private static final double FINAL_JUMP_COST = 0.5;
  private static final double NO_CANDIDATE_SCORE = -0.1;
  private static final double FREE_OCTAVES_DOWN = 0.9;
  private static final double FREE_OCTAVES_UP = 1.3;
  private static final double RANGE_COST = 0.3; // per octave beyond the free ones
  private static final double[] REFINE_WINDOWS_S = {0.016, 0.024, 0.032, 0.04};
  private static final double REFINE_PERIODS = 4.5;
  private static final double LOG2 = Math.log(2);

  private final double stepS;
  private final double phaseS; // of the frames against the centre of the sound
  private final double floorHz;
  private final double ceilingHz;
  private final int margin; // frames seen beyond either end: those that touch the sound, and more
  private final SteadyBand band = SteadyBand.forPitch();
  private final CandidatePath path = new CandidatePath();
  private final VoicingDecision voicing = new VoicingDecision();
  private final FrameSpectrum[] refiners = new FrameSpectrum[REFINE_WINDOWS_S.length];
  private final FrameSpectrum spectrum;
  private final float[] levelWindow = new float[(int) Math.rint(LEVEL_WINDOW_S * RATE_HZ)];
  private final double[] candidateHz = new double[MAX_CANDIDATES];
  private final double[] candidateC = new double[MAX_CANDIDATES];
  private final int minLag;
  private final int maxLag;
  private int firstCentre; // sample boundary nearest to the centre of the first frame
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
    this(stepS, floorHz, ceilingHz, stepS / 2);
  }

  /** As above, with frames {@code phaseS} after the centre of the sound and so on. */
  SpeechPitchTracker(double stepS, double floorHz, double ceilingHz, double phaseS) {
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
    this.phaseS = phaseS;
    this.floorHz = floorHz;
    this.ceilingHz = ceilingHz;
    margin = (int) Math.ceil(WINDOW_S / 2 / stepS) + 3;
    minLag = (int) Math.floor(RATE_HZ / ceilingHz) - 1;
    maxLag = (int) Math.ceil(RATE_HZ / floorHz) + 1;
    spectrum =
        new FrameSpectrum((int) Math.rint(WINDOW_S * RATE_HZ), maxLag + HalfSample.REACH, RATE_HZ);
    for (int i = 0; i < refiners.length; i++) {
      int window = (int) Math.rint(REFINE_WINDOWS_S[i] * RATE_HZ);
      refiners[i] = new FrameSpectrum(window, Math.min(maxLag + 4, window - 1), RATE_HZ);
    }
  }

  @Override
  public PitchTrack track(float[] samples, int length, double sampleRateHz) {
    PitchTracker.check(samples, length, sampleRateHz);
    SoundingPart part = SoundingPart.of(samples, length, sampleRateHz);
    band.load(samples, part.from(), part.to(), part.mean(samples), sampleRateHz);
    return track(samples, length, part, band.centreS(), sampleRateHz);
  }

  @Override
  public PitchTrack track(
      float[] samples, int length, SoundingPart part, double centreS, double sampleRateHz) {
    PitchTracker.check(samples, length, sampleRateHz);
    float zeroLine = part.mean(samples);
    band.loadAround(centreS, samples, part.from(), part.to(), zeroLine, sampleRateHz);
    FrameGrid inside = band.frames(phaseS, 0, stepS);
    int n = inside.size() + 2 * margin;
    if (periodicity.length < n) {
      periodicity = new float[n];
      levelDb = new float[n];
      octaves = new double[n];
    }
    align(inside.startS() - margin * stepS);
    path.clear();
    for (int i = 0; i < n; i++) {
      path.startFrame();
      addCandidates(i);
      levelDb[i] = levelDb(i);
    }
    double perStep = 0.01 / stepS;
    path.search(FIRST_JUMP_COST * perStep, 0);
    for (int i = 0; i < n; i++) {
      periodicity[i] = Double.isNaN(path.winnerHz(i)) ? 0 : path.winnerCorrelation(i);
    }
    boolean[] voiced = voicing.decide(periodicity, levelDb, n, stepS);
    path.penaliseOutside(medianOctave(voiced, n), FREE_OCTAVES_DOWN, FREE_OCTAVES_UP, RANGE_COST);
    path.search(FINAL_JUMP_COST * perStep, 0, voiced);
    double firstS = band.startS() + inside.startS();
    FrameGrid whole = FrameGrid.through(firstS, length / sampleRateHz, 0, stepS);
    int before = (int) Math.rint((firstS - whole.startS()) / stepS);
    return result(whole, before, inside.size(), voiced);
  }

  /** The track over all of the sound, unvoiced in the {@code before} frames ahead of the part. */
  private PitchTrack result(FrameGrid whole, int before, int size, boolean[] voiced) {
    double[] f0Hz = new double[whole.size()];
    Arrays.fill(f0Hz, Double.NaN);
    float[] strength = new float[whole.size()];
    for (int k = 0; k < size; k++) {
      int i = k + margin;
      strength[before + k] = path.winnerCorrelation(i);
      double hz = path.winnerHz(i);
      f0Hz[before + k] = voiced[i] && hz > 0 ? refine(i, hz) : Double.NaN;
    }
    PitchRepair.mend(f0Hz, strength, stepS);
    return new PitchTrack(whole.startS(), whole.stepS(), f0Hz, strength);
  }

  /** Lays the windows so that frame 0 is centred at {@code timeS} of the band. */
  private void align(double timeS) {
    firstCentre = (int) Math.rint(timeS * RATE_HZ);
    double fraction = timeS * RATE_HZ - firstCentre;
    spectrum.align(fraction);
    for (FrameSpectrum refiner : refiners) {
      refiner.align(fraction);
    }
    for (int i = 0; i < levelWindow.length; i++) {
      double phase = 2 * Math.PI * (i + 0.5 - fraction) / levelWindow.length;
      levelWindow[i] = (float) ((1 - Math.cos(phase)) / levelWindow.length);
    }
  }

  /** First sample of a window of that length in frame {@code i}. */
  private int start(int i, int windowLength) {
    return firstCentre + (int) Math.rint(i * stepS * RATE_HZ) - windowLength / 2;
  }

  private void addCandidates(int frame) {
    path.add(0, NO_CANDIDATE_SCORE, 0);
    int start = start(frame, spectrum.windowLength());
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
    double hz = RATE_HZ / (lag - 0.5 * slope / bend);
    double peak = middle - 0.5 * slope * slope / bend;
    candidateHz[slot] = hz;
    // Above 1 is an artefact of dividing by the window's autocorrelation; Boersma's remedy.
    candidateC[slot] = peak > 1 ? 1 / peak : peak;
    return hz >= floorHz && hz <= ceilingHz;
  }

  /** Hanning-weighted mean power around a time, dB. */
  private float levelDb(int frame) {
    float[] x = band.samples();
    int start = start(frame, levelWindow.length);
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

  private double refine(int frame, double hz) {
    int choice = 0;
    while (choice < refiners.length - 1 && REFINE_WINDOWS_S[choice] * hz < REFINE_PERIODS) {
      choice++;
    }
    FrameSpectrum refiner = refiners[choice];
    int start = start(frame, refiner.windowLength());
    if (!refiner.load(band.samples(), band.length(), start)) {
      return hz;
    }
    return RATE_HZ / refiner.refineLag(RATE_HZ / hz);
  }
}
