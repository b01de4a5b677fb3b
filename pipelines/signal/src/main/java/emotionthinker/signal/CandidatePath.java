package emotionthinker.signal;

import java.util.Arrays;

/**
 * Candidates per frame and the cheapest path through them (Viterbi 1967), as Boersma (1993), step 4
 * uses it: maximise Σ strength − Σ transition cost, where a transition costs {@code
 * voicedUnvoicedCost} when voicing changes, {@code octaveJumpCost · |log2(F/F′)|} between voiced
 * candidates, and nothing between unvoiced ones.
 *
 * <p>Candidates are kept packed; arrays grow and are reused. A frequency of 0 is the unvoiced
 * candidate.
 */
final class CandidatePath {

  private static final double LOG2 = Math.log(2);
  private static final double OUT_OF_THE_QUESTION = 100;

  private int frames;
  private int count;
  private int[] firstOfFrame = new int[64];
  private double[] frequencyHz = new double[256];
  private double[] octave = new double[256]; // log2 of the frequency
  private double[] strength = new double[256]; // local score, as the path search counts it
  private float[] correlation = new float[256]; // plain correlation, for the report
  private int[] from = new int[256];
  private int[] winner = new int[64];
  private double[] score = new double[64];
  private double[] nextScore = new double[64];

  void clear() {
    frames = 0;
    count = 0;
  }

  /** Opens the next frame; candidates added from here on belong to it. */
  void startFrame() {
    if (frames + 2 > firstOfFrame.length) {
      firstOfFrame = Arrays.copyOf(firstOfFrame, 2 * firstOfFrame.length);
      winner = Arrays.copyOf(winner, 2 * winner.length);
    }
    firstOfFrame[frames++] = count;
    firstOfFrame[frames] = count;
  }

  /** Adds a candidate to the open frame; {@code hz} 0 means unvoiced. */
  void add(double hz, double localScore, double plainCorrelation) {
    if (count == frequencyHz.length) {
      int size = 2 * count;
      frequencyHz = Arrays.copyOf(frequencyHz, size);
      octave = Arrays.copyOf(octave, size);
      strength = Arrays.copyOf(strength, size);
      correlation = Arrays.copyOf(correlation, size);
      from = Arrays.copyOf(from, size);
    }
    frequencyHz[count] = hz;
    octave[count] = hz > 0 ? Math.log(hz) / LOG2 : 0;
    strength[count] = localScore;
    correlation[count] = (float) Math.max(0, Math.min(1, plainCorrelation));
    firstOfFrame[frames] = ++count;
  }

  /**
   * Lowers the score of candidates far from a speaker's centre.
   *
   * @param centreOctave log2 of the centre in Hz; NaN changes nothing
   * @param freeDown octaves below the centre that cost nothing
   * @param freeUp octaves above the centre that cost nothing
   * @param costPerOctave cost per octave beyond
   */
  void penaliseOutside(double centreOctave, double freeDown, double freeUp, double costPerOctave) {
    for (int c = 0; c < count; c++) {
      double up = octave[c] - centreOctave;
      double beyond = Math.max(up - freeUp, -up - freeDown);
      if (frequencyHz[c] > 0 && beyond > 0) {
        strength[c] -= costPerOctave * beyond;
      }
    }
  }

  /** Finds the best path; the winner of each frame can be read afterwards. */
  void search(double octaveJumpCost, double voicedUnvoicedCost) {
    search(octaveJumpCost, voicedUnvoicedCost, null);
  }

  /**
   * As {@link #search(double, double)}, with voicing given: where {@code voiced} is true the
   * unvoiced candidate is chosen only for want of others, elsewhere it is always chosen.
   */
  void search(double octaveJumpCost, double voicedUnvoicedCost, boolean[] voiced) {
    if (voiced != null) {
      for (int f = 0; f < frames; f++) {
        for (int c = firstOfFrame[f]; c < firstOfFrame[f + 1]; c++) {
          if (voiced[f] != frequencyHz[c] > 0) {
            strength[c] -= OUT_OF_THE_QUESTION;
          }
        }
      }
    }
    if (frames == 0) {
      return;
    }
    for (int c = firstOfFrame[0]; c < firstOfFrame[1]; c++) {
      reserveScores(c - firstOfFrame[0]);
      score[c - firstOfFrame[0]] = strength[c];
    }
    for (int f = 1; f < frames; f++) {
      int previousStart = firstOfFrame[f - 1];
      int start = firstOfFrame[f];
      for (int c = start; c < firstOfFrame[f + 1]; c++) {
        boolean isVoiced = frequencyHz[c] > 0;
        double best = Double.NEGATIVE_INFINITY;
        int bestFrom = previousStart;
        for (int p = previousStart; p < start; p++) {
          double cost;
          if (isVoiced == frequencyHz[p] > 0) {
            cost = isVoiced ? octaveJumpCost * Math.abs(octave[c] - octave[p]) : 0;
          } else {
            cost = voicedUnvoicedCost;
          }
          double value = score[p - previousStart] - cost;
          if (value > best) {
            best = value;
            bestFrom = p;
          }
        }
        reserveScores(c - start);
        nextScore[c - start] = best + strength[c];
        from[c] = bestFrom;
      }
      double[] swap = score;
      score = nextScore;
      nextScore = swap;
    }
    int lastStart = firstOfFrame[frames - 1];
    int best = lastStart;
    for (int c = lastStart + 1; c < count; c++) {
      if (score[c - lastStart] > score[best - lastStart]) {
        best = c;
      }
    }
    for (int f = frames - 1; f >= 0; f--) {
      winner[f] = best;
      best = from[best];
    }
  }

  private void reserveScores(int index) {
    if (index >= score.length || index >= nextScore.length) {
      score = Arrays.copyOf(score, 2 * index);
      nextScore = Arrays.copyOf(nextScore, 2 * index);
    }
  }

  int frames() {
    return frames;
  }

  /** Frequency of the winner of a frame in Hz, NaN when unvoiced. */
  double winnerHz(int frame) {
    double hz = frequencyHz[winner[frame]];
    return hz > 0 ? hz : Double.NaN;
  }

  /** Correlation of the winner; of the strongest candidate when the winner is unvoiced. */
  float winnerCorrelation(int frame) {
    if (frequencyHz[winner[frame]] > 0) {
      return correlation[winner[frame]];
    }
    float strongest = 0;
    for (int c = firstOfFrame[frame]; c < firstOfFrame[frame + 1]; c++) {
      strongest = Math.max(strongest, correlation[c]);
    }
    return strongest;
  }

  /** The winners of a searched path as a track over {@code frames}. */
  PitchTrack toTrack(FrameGrid frames) {
    double[] f0Hz = new double[frames.size()];
    float[] strengths = new float[frames.size()];
    for (int i = 0; i < f0Hz.length; i++) {
      f0Hz[i] = winnerHz(i);
      strengths[i] = winnerCorrelation(i);
    }
    return new PitchTrack(frames.startS(), frames.stepS(), f0Hz, strengths);
  }
}
