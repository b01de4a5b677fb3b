package emotionthinker.signal;

import java.util.Arrays;

/**
 * Where a clip has speech, by energy: frames of 25 ms every 10 ms whose level is above a threshold
 * taken from the clip itself. With <i>ref</i> the 95th and <i>floor</i> the 5th percentile of the
 * frame levels, the threshold is ref − 35 dB; if ref − floor exceeds 20 dB it is at least floor + 6
 * dB; and it is never above ref − 15 dB (the recipe of the released EmotionThinker annotation
 * code). Inner gaps below 60 ms are bridged, then runs below 50 ms are dropped.
 *
 * <p>All levels are those of the band below 3 kHz ({@link SteadyBand#forLevel}), so that they do
 * not depend on the rate of the recording, and frames hang on the sound's centre as the band's
 * samples do, half a hop after it and so on, so that they do not depend on what was cut off or
 * added. The default pitch tracker's frames have the same centres. Frames that touch digital
 * silence (5 ms at a level 75 dB below the loudest frame) are never speech and take no part in the
 * percentiles.
 *
 * <p>Each frame stands for one hop around its centre. The object is scratch for one thread.
 */
final class SpeechActivity {
  private static final double FRAME_S = 0.025;
  private static final double HOP_S = 0.01;
  private static final double UNIT_S = 0.005;
  private static final double SILENT_SHARE = 3.2e-8;
  private static final double REFERENCE_SHARE = 0.95;
  private static final double FLOOR_SHARE = 0.05;
  private static final double BELOW_REFERENCE_DB = 35;
  private static final double WIDE_SPREAD_DB = 20;
  private static final double ABOVE_FLOOR_DB = 6;
  private static final double LEAST_BELOW_REFERENCE_DB = 15;
  private static final double BRIDGED_S = 0.06;
  private static final double DROPPED_S = 0.05;

  // In hops: a time half-way between two frames is told to be nearest to the later one, always.
  private static final double BORDER = 1e-3;

  private double firstS;
  private int frames;
  private int speechFrames;
  private int firstSpeech;
  private int lastSpeech;
  private double[] meanSquares = new double[0];
  private double[] quietest = new double[0]; // mean square of the quietest unit of each frame
  private double[] sorted = new double[0];
  private boolean[] speech = new boolean[0];
  private double energyDbfs;
  private double noiseFloorDbfs;

  /**
   * Finds the speech of a clip; what was found before is overwritten.
   *
   * @param band its band below 3 kHz
   */
  SpeechActivity detect(SteadyBand band) {
    FrameGrid grid = band.frames(HOP_S / 2, FRAME_S, HOP_S);
    firstS = band.startS() + grid.startS();
    frames = grid.size();
    if (meanSquares.length < frames) {
      meanSquares = new double[frames];
      quietest = new double[frames];
      sorted = new double[frames];
      speech = new boolean[frames];
    }
    int audible = measure(band, grid.startS() - FRAME_S / 2);
    Arrays.fill(speech, 0, frames, false);
    noiseFloorDbfs = Double.NaN;
    if (audible > 0) {
      Arrays.sort(sorted, 0, audible);
      mark(audible);
    }
    summarise();
    return this;
  }

  private int measure(SteadyBand band, double startS) {
    float[] x = band.samples();
    int unitLength = (int) Math.round(UNIT_S * band.rateHz());
    int units = (int) Math.round(FRAME_S / UNIT_S);
    int hop = (int) Math.round(HOP_S * band.rateHz());
    // Rounding may set the first frame a sample before the sound or the last one a sample after it.
    int first = Math.max(0, (int) Math.round(startS * band.rateHz()));
    first = Math.min(first, band.length() - units * unitLength - (frames - 1) * hop);
    double loudest = 0;
    for (int i = 0; i < frames; i++) {
      double total = 0;
      double least = Double.POSITIVE_INFINITY;
      int at = first + i * hop;
      for (int unit = 0; unit < units; unit++) {
        float sum = 0;
        for (int end = at + unitLength; at < end; at++) {
          sum += x[at] * x[at];
        }
        least = Math.min(least, sum);
        total += sum;
      }
      meanSquares[i] = total / (units * unitLength);
      quietest[i] = least / unitLength;
      loudest = Math.max(loudest, meanSquares[i]);
    }
    int audible = 0;
    for (int i = 0; i < frames; i++) {
      if (quietest[i] > SILENT_SHARE * loudest) {
        sorted[audible++] = meanSquares[i];
      } else {
        meanSquares[i] = 0;
      }
    }
    return audible;
  }

  private void mark(int audible) {
    double referenceDb = db(Percentiles.ofSorted(sorted, audible, REFERENCE_SHARE));
    noiseFloorDbfs = db(Percentiles.ofSorted(sorted, audible, FLOOR_SHARE));
    double thresholdDb = referenceDb - BELOW_REFERENCE_DB;
    if (referenceDb - noiseFloorDbfs > WIDE_SPREAD_DB) {
      thresholdDb = Math.max(thresholdDb, noiseFloorDbfs + ABOVE_FLOOR_DB);
    }
    thresholdDb = Math.min(thresholdDb, referenceDb - LEAST_BELOW_REFERENCE_DB);
    double threshold = Math.pow(10, thresholdDb / 10);
    for (int i = 0; i < frames; i++) {
      speech[i] = meanSquares[i] > 0 && meanSquares[i] >= threshold;
    }
    replaceShortRuns(false, (int) Math.ceil(BRIDGED_S / HOP_S - 1e-9));
    replaceShortRuns(true, (int) Math.ceil(DROPPED_S / HOP_S - 1e-9));
  }

  /** Turns runs of {@code state} shorter than {@code least}; for gaps, inner ones only. */
  private void replaceShortRuns(boolean state, int least) {
    for (int start = 0; start < frames; ) {
      int end = start + 1;
      while (end < frames && speech[end] == speech[start]) {
        end++;
      }
      boolean inner = start > 0 && end < frames;
      if (speech[start] == state && end - start < least && (state || inner)) {
        Arrays.fill(speech, start, end, !state);
      }
      start = end;
    }
  }

  private void summarise() {
    speechFrames = 0;
    firstSpeech = -1;
    lastSpeech = -1;
    double energy = 0;
    for (int i = 0; i < frames; i++) {
      if (speech[i]) {
        speechFrames++;
        energy += meanSquares[i];
        firstSpeech = firstSpeech < 0 ? i : firstSpeech;
        lastSpeech = i;
      }
    }
    energyDbfs = speechFrames == 0 ? Double.NaN : db(energy / speechFrames);
  }

  /** Whether any frame is speech. */
  boolean hasSpeech() {
    return speechFrames > 0;
  }

  /** Time found to be speech, s. */
  double speechS() {
    return speechFrames * HOP_S;
  }

  /** Start of the first speech, s; NaN without speech. */
  double startS() {
    return hasSpeech() ? firstS + (firstSpeech - 0.5) * HOP_S : Double.NaN;
  }

  /** End of the last speech, s; NaN without speech. */
  double endS() {
    return hasSpeech() ? firstS + (lastSpeech + 0.5) * HOP_S : Double.NaN;
  }

  /**
   * Time from the start of the first to the end of the last speech, s: whole frames, so that it is
   * the same number wherever in the clip the speech lies; 0 without speech.
   */
  double spanS() {
    return hasSpeech() ? (lastSpeech - firstSpeech + 1) * HOP_S : 0;
  }

  /** Whether the frame nearest to {@code timeS} is speech. */
  boolean isSpeech(double timeS) {
    int i = (int) Math.floor((timeS - firstS) / HOP_S + 0.5 + BORDER);
    return i >= 0 && i < frames && speech[i];
  }

  /** 10 log10 of the mean square below 3 kHz over speech frames, dBFS; NaN without speech. */
  double energyDbfs() {
    return energyDbfs;
  }

  /** 5th percentile of the levels of frames outside digital silence, dBFS; NaN without any. */
  double noiseFloorDbfs() {
    return noiseFloorDbfs;
  }

  /** Number of gaps of at least {@code leastS} between the first and the last speech. */
  int pauseCount(double leastS) {
    return pauses(leastS)[0];
  }

  /** Total duration of these gaps, s. */
  double pauseS(double leastS) {
    return pauses(leastS)[1] * HOP_S;
  }

  private int[] pauses(double leastS) {
    int least = (int) Math.ceil(leastS / HOP_S - 1e-9);
    int count = 0;
    int total = 0;
    int gap = 0;
    for (int i = Math.max(0, firstSpeech); i <= lastSpeech; i++) {
      if (!speech[i]) {
        gap++;
      } else {
        if (gap >= least) {
          count++;
          total += gap;
        }
        gap = 0;
      }
    }
    return new int[] {count, total};
  }

  private static double db(double meanSquare) {
    return 10 * Math.log10(meanSquare);
  }
}
