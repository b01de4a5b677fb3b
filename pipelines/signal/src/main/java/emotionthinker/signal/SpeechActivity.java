package emotionthinker.signal;

import java.util.Arrays;

/**
 * Where a clip has speech, by energy: frames of 25 ms every 10 ms whose level is above a threshold
 * taken from the clip itself. With <i>ref</i> the 95th and <i>floor</i> the 5th percentile of the
 * frame levels, the threshold is ref − 35 dB; if ref − floor exceeds 20 dB it is at least floor + 6
 * dB; and it is never above ref − 15 dB (the recipe of the released EmotionThinker annotation
 * code). Inner gaps below 60 ms are bridged, then runs below 50 ms are dropped.
 *
 * <p>Frames that touch digital silence (5 ms without energy, or a level 75 dB below the loudest
 * frame) are never speech and take no part in the percentiles, so zero padding moves nothing.
 *
 * <p>Each frame stands for one hop around its centre. The object is scratch for one thread.
 */
final class SpeechActivity {
  private static final int BLOCKS_PER_UNIT = 10;
  private static final int UNITS_PER_FRAME = 5;
  private static final int UNITS_PER_HOP = 2;
  private static final double SILENT_SHARE = 3.2e-8;
  private static final double REFERENCE_SHARE = 0.95;
  private static final double FLOOR_SHARE = 0.05;
  private static final double BELOW_REFERENCE_DB = 35;
  private static final double WIDE_SPREAD_DB = 20;
  private static final double ABOVE_FLOOR_DB = 6;
  private static final double LEAST_BELOW_REFERENCE_DB = 15;
  private static final double BRIDGED_S = 0.06;
  private static final double DROPPED_S = 0.05;

  private double hopS;
  private double firstS;
  private int frames;
  private int speechFrames;
  private int firstSpeech;
  private int lastSpeech;
  private double[] meanSquares = new double[0];
  private double[] sorted = new double[0];
  private boolean[] speech = new boolean[0];
  private double energyDbfs;
  private double noiseFloorDbfs;

  /** Finds the speech of a clip; what was found before is overwritten. */
  SpeechActivity detect(BlockSums blocks) {
    hopS = BLOCKS_PER_UNIT * UNITS_PER_HOP * blocks.blockS();
    firstS = BLOCKS_PER_UNIT * UNITS_PER_FRAME * blocks.blockS() / 2;
    int units = blocks.count() / BLOCKS_PER_UNIT;
    frames = units < UNITS_PER_FRAME ? 0 : (units - UNITS_PER_FRAME) / UNITS_PER_HOP + 1;
    if (meanSquares.length < frames) {
      meanSquares = new double[frames];
      sorted = new double[frames];
      speech = new boolean[frames];
    }
    int audible = measure(blocks);
    Arrays.fill(speech, 0, frames, false);
    noiseFloorDbfs = Double.NaN;
    if (audible > 0) {
      Arrays.sort(sorted, 0, audible);
      mark(audible);
    }
    summarise();
    return this;
  }

  private int measure(BlockSums blocks) {
    float[] squares = blocks.squares();
    int frameBlocks = BLOCKS_PER_UNIT * UNITS_PER_FRAME;
    double loudest = 0;
    for (int i = 0; i < frames; i++) {
      int block = i * BLOCKS_PER_UNIT * UNITS_PER_HOP;
      double total = 0;
      boolean silent = false;
      for (int unit = 0; unit < UNITS_PER_FRAME; unit++) {
        float sum = 0;
        for (int end = block + BLOCKS_PER_UNIT; block < end; block++) {
          sum += squares[block];
        }
        silent |= sum == 0;
        total += sum;
      }
      meanSquares[i] = silent ? 0 : total / ((double) frameBlocks * blocks.length());
      loudest = Math.max(loudest, meanSquares[i]);
    }
    int audible = 0;
    for (int i = 0; i < frames; i++) {
      if (meanSquares[i] > SILENT_SHARE * loudest) {
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
    replaceShortRuns(false, (int) Math.ceil(BRIDGED_S / hopS - 1e-9));
    replaceShortRuns(true, (int) Math.ceil(DROPPED_S / hopS - 1e-9));
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
    return speechFrames * hopS;
  }

  /** Start of the first speech, s; NaN without speech. */
  double startS() {
    return hasSpeech() ? firstS + (firstSpeech - 0.5) * hopS : Double.NaN;
  }

  /** End of the last speech, s; NaN without speech. */
  double endS() {
    return hasSpeech() ? firstS + (lastSpeech + 0.5) * hopS : Double.NaN;
  }

  /** Whether the frame nearest to {@code timeS} is speech. */
  boolean isSpeech(double timeS) {
    int i = (int) Math.round((timeS - firstS) / hopS);
    return i >= 0 && i < frames && speech[i];
  }

  /** 10 log10 of the mean square over speech frames, dBFS; NaN without speech. */
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
    return pauses(leastS)[1] * hopS;
  }

  private int[] pauses(double leastS) {
    int least = (int) Math.ceil(leastS / hopS - 1e-9);
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
