package emotionthinker.signal;

import java.util.Arrays;

/**
 * Decides which frames are voiced, from the periodicity along the best pitch path and the
 * short-term level, each with its neighbourhood.
 *
 * <p><b>Evidence.</b> A long window touches the louder side of a boundary early, so single frames
 * place boundaries too far out; means over three and five frames of the periodicity c, and over
 * three of the level in dB, put them in the middle of the rise or fall. The level is relative to
 * the energy-weighted mean level of the periodic frames within {@value #AROUND_S} s, or of the
 * whole sound less {@value #QUIETER_DB} dB where that is higher: a soft speaker in a loud recording
 * is judged beside himself, and silence around a sound changes nothing. Above −10 dB it counts
 * less.
 *
 * <p><b>Decision.</b> A logistic model gives log odds; a two-state path search (Viterbi 1967)
 * charges every change of voicing. A stretch must then hold a nucleus, its best three-frame mean of
 * c. Speech with weakly periodic stretches has strongly periodic ones nearby, noise and whisper
 * have not: a stretch without a strong neighbour (or being strong itself) is dropped.
 *
 * <p>The five weights were fitted on the odd-numbered files of one laryngograph-referenced speaker,
 * clean and with noise, together with generated noises and whisper; fitted on the even half they
 * come out nearly the same (see the module's README). The bias was lowered by 0.1 on the same odd
 * files when windows became 36 instead of 40 ms.
 */
final class VoicingDecision {

  private static final double BIAS = -3.4;
  private static final double PERIODICITY_3 = 3.4;
  private static final double PERIODICITY_5 = 8.7;
  private static final double LEVEL = 0.36; // per dB
  private static final double LEVEL_KNEE_DB = -10;
  private static final double LEVEL_ABOVE_KNEE = -0.27; // per dB, added to LEVEL
  private static final double LOWEST_DB = -60;
  private static final double HIGHEST_DB = 10;
  private static final double NO_CANDIDATE = -10;
  private static final double AROUND_S = 2;
  private static final double QUIETER_DB = 20;
  private static final double CHANGE = 0.6;
  private static final double NUCLEUS = 0.65;
  private static final double STRONG_NUCLEUS = 0.88;
  private static final int STRONG_FRAMES = 4;
  private static final double STRONG_ODDS = 20;

  private float[] logOdds = new float[0];
  private double[] energySum = new double[0];
  private double[] squareSum = new double[0];
  private byte[] changes = new byte[0];
  private boolean[] voiced = new boolean[0];

  /**
   * @param c periodicity per frame, 0..1; 0 where a frame has no candidate
   * @param levelDb level per frame, dB of any reference
   * @param n number of frames
   * @param stepS distance between frames, s
   * @return per frame whether it is voiced; valid for 0..n−1 until the next call
   */
  boolean[] decide(float[] c, float[] levelDb, int n, double stepS) {
    if (voiced.length < n) {
      logOdds = new float[n];
      energySum = new double[n + 1];
      squareSum = new double[n + 1];
      changes = new byte[n];
      voiced = new boolean[n];
    }
    int around = (int) Math.ceil(AROUND_S / stepS);
    if (n > 0) {
      score(c, levelDb, n, around);
      search(n);
      dropUnsupported(c, n, around);
    }
    return voiced;
  }

  private void score(float[] c, float[] levelDb, int n, int around) {
    for (int i = 0; i < n; i++) {
      double periodic = c[i] * c[i];
      double energy = Math.pow(10, 0.1 * levelDb[i]);
      double weighted = energy * periodic * periodic;
      energySum[i + 1] = energySum[i] + weighted;
      squareSum[i + 1] = squareSum[i] + weighted * energy;
    }
    double lowestReference = energyWeightedDb(0, n) - QUIETER_DB;
    for (int i = 0; i < n; i++) {
      if (c[i] <= 0) {
        logOdds[i] = (float) NO_CANDIDATE;
        continue;
      }
      double local = energyWeightedDb(Math.max(0, i - around), Math.min(n, i + around + 1));
      double reference = Math.max(lowestReference, local);
      int before = Math.max(0, i - 1);
      int after = Math.min(n - 1, i + 1);
      double c3 = c[before] + c[i] + c[after];
      double c5 = (c3 + c[Math.max(0, i - 2)] + c[Math.min(n - 1, i + 2)]) / 5;
      double level =
          (relative(levelDb[before], reference)
                  + relative(levelDb[i], reference)
                  + relative(levelDb[after], reference))
              / 3;
      logOdds[i] =
          (float)
              (BIAS
                  + PERIODICITY_3 * c3 / 3
                  + PERIODICITY_5 * c5
                  + LEVEL * level
                  + LEVEL_ABOVE_KNEE * Math.max(0, level - LEVEL_KNEE_DB));
    }
  }

  private double energyWeightedDb(int from, int to) {
    double energy = energySum[to] - energySum[from];
    double square = squareSum[to] - squareSum[from];
    return energy > 0 && square > 0 ? 10 * Math.log10(square / energy) : -300;
  }

  private static double relative(double db, double referenceDb) {
    return Math.max(LOWEST_DB, Math.min(HIGHEST_DB, db - referenceDb));
  }

  /** Two states; the unvoiced one scores 0, the voiced one its log odds, a change costs. */
  private void search(int n) {
    double unvoicedBest = 0;
    double voicedBest = -CHANGE;
    for (int i = 0; i < n; i++) {
      boolean fromVoiced = voicedBest - CHANGE > unvoicedBest;
      boolean fromUnvoiced = unvoicedBest - CHANGE > voicedBest;
      double nextUnvoiced = fromVoiced ? voicedBest - CHANGE : unvoicedBest;
      voicedBest = (fromUnvoiced ? unvoicedBest - CHANGE : voicedBest) + logOdds[i];
      unvoicedBest = nextUnvoiced;
      changes[i] = (byte) ((fromVoiced ? 1 : 0) + (fromUnvoiced ? 2 : 0));
    }
    boolean state = voicedBest > unvoicedBest;
    for (int i = n - 1; i >= 0; i--) {
      voiced[i] = state;
      state ^= (changes[i] & (state ? 2 : 1)) != 0;
    }
  }

  private void dropUnsupported(float[] c, int n, int around) {
    int lastStrong = -around - 1;
    for (int start = nextRun(0, n); start < n; start = nextRun(runEnd(start, n), n)) {
      int end = runEnd(start, n);
      if (strong(c, start, end, n)) {
        lastStrong = end;
      } else if (nucleus(c, start, end, n) < NUCLEUS
          || (start - lastStrong > around && !strongAhead(c, end, end + around, n))) {
        Arrays.fill(voiced, start, end, false);
      }
    }
  }

  private boolean strongAhead(float[] c, int from, int latestStart, int n) {
    int start = nextRun(from, n);
    while (start < n && start <= latestStart) {
      int end = runEnd(start, n);
      if (strong(c, start, end, n)) {
        return true;
      }
      start = nextRun(end, n);
    }
    return false;
  }

  private boolean strong(float[] c, int start, int end, int n) {
    if (end - start >= STRONG_FRAMES && nucleus(c, start, end, n) >= STRONG_NUCLEUS) {
      return true;
    }
    double odds = 0;
    for (int i = start; i < end; i++) {
      odds += logOdds[i];
    }
    return odds >= STRONG_ODDS;
  }

  private static double nucleus(float[] c, int start, int end, int n) {
    double best = 0;
    for (int i = start; i < end; i++) {
      best = Math.max(best, c[Math.max(0, i - 1)] + c[i] + c[Math.min(n - 1, i + 1)]);
    }
    return best / 3;
  }

  private int nextRun(int from, int n) {
    int i = from;
    while (i < n && !voiced[i]) {
      i++;
    }
    return i;
  }

  private int runEnd(int start, int n) {
    int i = start;
    while (i < n && voiced[i]) {
      i++;
    }
    return i;
  }
}
