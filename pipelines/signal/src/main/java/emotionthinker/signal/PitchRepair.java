package emotionthinker.signal;

/**
 * Mends frames whose F0 breaks away from the voiced stretch they belong to.
 *
 * <ol>
 *   <li>A weakly periodic frame between reliable ones, as in the joint of two voiced sounds, is a
 *       window half filled with something else: it takes the value interpolated between them on a
 *       log scale.
 *   <li>A weak frame with reliable frames on one side only lies at an edge. First and last periods
 *       do differ from the rest, so it keeps its own value; but when it lies {@value #JUMP_OCTAVES}
 *       octaves off, its F0 is unknown, and it becomes unvoiced.
 *   <li>So does, however periodic, the first or last frame of a stretch when it lies that far from
 *       the two frames next to it, which agree.
 * </ol>
 */
final class PitchRepair {

  private static final double RELIABLE = 0.7;
  private static final double BREAK_OCTAVES = 0.07;
  private static final double JUMP_OCTAVES = 0.45;
  private static final double REACH_S = 0.04;
  private static final double LOG2 = Math.log(2);

  private PitchRepair() {}

  /**
   * @param f0Hz F0 per frame, NaN when unvoiced; changed in place
   * @param c periodicity per frame, 0..1
   */
  static void mend(double[] f0Hz, float[] c, double stepS) {
    mendWeak(f0Hz, c, (int) Math.round(REACH_S / stepS));
    for (int start = 0; start < f0Hz.length; start++) {
      if (!Double.isNaN(f0Hz[start])) {
        int end = start + 1;
        while (end < f0Hz.length && !Double.isNaN(f0Hz[end])) {
          end++;
        }
        if (end - start >= 3) {
          dropEdge(f0Hz, start, 1);
          dropEdge(f0Hz, end - 1, -1);
        }
        start = end;
      }
    }
  }

  private static void mendWeak(double[] f0Hz, float[] c, int reach) {
    int lastReliable = -1;
    for (int i = 0; i < f0Hz.length; i++) {
      if (Double.isNaN(f0Hz[i])) {
        lastReliable = -1;
      } else if (c[i] >= RELIABLE) {
        lastReliable = i;
      } else {
        int before = i - lastReliable <= reach ? lastReliable : -1;
        f0Hz[i] = mended(f0Hz, i, before, nextReliable(f0Hz, c, i, reach));
      }
    }
  }

  /** What a weak frame is given its reliable neighbours, of which −1 is none. */
  private static double mended(double[] f0Hz, int i, int before, int after) {
    if (before >= 0 && after >= 0) {
      double share = (double) (i - before) / (after - before);
      double expected = f0Hz[before] * Math.pow(f0Hz[after] / f0Hz[before], share);
      return octavesApart(f0Hz[i], expected) > BREAK_OCTAVES ? expected : f0Hz[i];
    }
    int only = Math.max(before, after);
    boolean lost = only >= 0 && octavesApart(f0Hz[i], f0Hz[only]) > JUMP_OCTAVES;
    return lost ? Double.NaN : f0Hz[i];
  }

  private static int nextReliable(double[] f0Hz, float[] c, int i, int reach) {
    for (int k = i + 1; k <= i + reach && k < f0Hz.length && !Double.isNaN(f0Hz[k]); k++) {
      if (c[k] >= RELIABLE) {
        return k;
      }
    }
    return -1;
  }

  /** Drops frame {@code i}, at an edge, when it is far from the next two inwards. */
  private static void dropEdge(double[] f0Hz, int i, int inwards) {
    double next = f0Hz[i + inwards];
    if (octavesApart(f0Hz[i], next) > JUMP_OCTAVES
        && octavesApart(next, f0Hz[i + 2 * inwards]) <= JUMP_OCTAVES) {
      f0Hz[i] = Double.NaN;
    }
  }

  private static double octavesApart(double aHz, double bHz) {
    return Math.abs(Math.log(aHz / bHz)) / LOG2;
  }
}
