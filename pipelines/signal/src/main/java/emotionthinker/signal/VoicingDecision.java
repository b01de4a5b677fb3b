package emotionthinker.signal;

import java.util.Arrays;

/**
 * Decides which frames are voiced, from the periodicity along the best pitch path and the level of
 * the low band.
 *
 * <p>Evidence per frame, all free of absolute level: the periodicity c and the short-term level (10
 * ms, dB) averaged over three frames, which places the boundary in the middle of a rise or fall
 * instead of where a long window first touches the louder side; a penalty for c below HINGE over
 * five frames, which is where noise lies; the level over 40 ms. Levels are relative to the
 * energy-weighted mean level of the periodic frames around (AROUND_S s either way), or of the whole
 * sound less QUIETER_DB dB where that is higher: a soft speaker in a loud recording is judged
 * beside himself. A logistic model turns the evidence into log odds; a two-state Viterbi search
 * charges each change of voicing; a voiced stretch without one clearly periodic frame is dropped.
 */
final class VoicingDecision {

  static double HINGE = 0.7;
  static double AROUND_S = 1;
  static double QUIETER_DB = 6;
  private static final double LOWEST_DB = -60;
  private static final double HIGHEST_DB = 10;

  static double W_C = 2.8, W_H = 9.3, W_S = 4.6, W_L = -3.1, BIAS = -3.2;
  static double CHANGE = 1.2;
  static double NUCLEUS = 0.72;

  private float[] logOdds = new float[64];
  private float[] voicedScore = new float[64];
  private double[] energySum = new double[64];
  private double[] squareSum = new double[64];
  private byte[] back = new byte[64];
  private boolean[] voiced = new boolean[64];

  /**
   * @param c periodicity per frame, 0..1; 0 where a frame has no candidate
   * @param shortDb level of the low band over about 10 ms, dB of any reference
   * @param longDb the same over about 40 ms
   * @param n number of frames
   * @return per frame whether it is voiced; valid for 0..n−1 until the next call
   */
  boolean[] decide(float[] c, float[] shortDb, float[] longDb, int n, double stepS) {
    if (voiced.length < n) {
      logOdds = new float[n];
      energySum = new double[n + 1];
      squareSum = new double[n + 1];
      back = new byte[n];
      voiced = new boolean[n];
    }
    score(c, shortDb, longDb, n, stepS);
    search(n);
    dropRunsWithoutNucleus(c, n);
    return voiced;
  }

  private void score(float[] c, float[] shortDb, float[] longDb, int n, double stepS) {
    energySum[0] = 0;
    squareSum[0] = 0;
    for (int i = 0; i < n; i++) {
      double periodic = c[i] * c[i];
      double energy = Math.pow(10, longDb[i] / 10);
      double weighted = energy * periodic * periodic;
      energySum[i + 1] = energySum[i] + weighted;
      squareSum[i + 1] = squareSum[i] + weighted * energy;
    }
    double quietest = energyWeightedDb(0, n) - QUIETER_DB;
    int around = (int) Math.ceil(AROUND_S / stepS);
    for (int i = 0; i < n; i++) {
      if (c[i] <= 0) {
        logOdds[i] = -10;
        continue;
      }
      double level =
          Math.max(
              quietest, energyWeightedDb(Math.max(0, i - around), Math.min(n, i + around + 1)));
      int before = Math.max(0, i - 1);
      int after = Math.min(n - 1, i + 1);
      double c3 = (c[before] + c[i] + c[after]) / 3;
      double c5 = (3 * c3 + c[Math.max(0, i - 2)] + c[Math.min(n - 1, i + 2)]) / 5;
      double s =
          (relative(shortDb[before], level)
                  + relative(shortDb[i], level)
                  + relative(shortDb[after], level))
              / 3;
      logOdds[i] = (float) (BIAS + W_C * c3 + W_H * c5 + W_S * s + W_L * Math.max(0, s + 1));
    }
  }

  private double energyWeightedDb(int from, int to) {
    double energy = energySum[to] - energySum[from];
    return energy > 0 ? 10 * Math.log10((squareSum[to] - squareSum[from]) / energy) : -300;
  }

  private static double relative(double db, double referenceDb) {
    return 0.1 * Math.max(LOWEST_DB, Math.min(HIGHEST_DB, db - referenceDb));
  }

  /** Two states; the unvoiced one scores 0, the voiced one its log odds, a change costs. */
  private void search(int n) {
    double unvoicedBest = 0;
    double voicedBest = -CHANGE;
    for (int i = 0; i < n; i++) {
      boolean unvoicedFromVoiced = voicedBest - CHANGE > unvoicedBest;
      boolean voicedFromUnvoiced = unvoicedBest - CHANGE > voicedBest;
      double nextUnvoiced = unvoicedFromVoiced ? voicedBest - CHANGE : unvoicedBest;
      double nextVoiced = (voicedFromUnvoiced ? unvoicedBest - CHANGE : voicedBest) + logOdds[i];
      back[i] = (byte) ((unvoicedFromVoiced ? 1 : 0) + (voicedFromUnvoiced ? 2 : 0));
      unvoicedBest = nextUnvoiced;
      voicedBest = nextVoiced;
    }
    boolean state = voicedBest > unvoicedBest;
    for (int i = n - 1; i >= 0; i--) {
      voiced[i] = state;
      boolean changed = state ? (back[i] & 2) != 0 : (back[i] & 1) != 0;
      state ^= changed;
    }
  }

  private void dropRunsWithoutNucleus(float[] c, int n) {
    for (int start = 0; start < n; ) {
      if (!voiced[start]) {
        start++;
        continue;
      }
      int end = start;
      double best = 0;
      while (end < n && voiced[end]) {
        double c3 = (c[Math.max(0, end - 1)] + c[end] + c[Math.min(n - 1, end + 1)]) / 3;
        best = Math.max(best, c3);
        end++;
      }
      if (best < NUCLEUS) {
        Arrays.fill(voiced, start, end, false);
      }
      start = end;
    }
  }
}
