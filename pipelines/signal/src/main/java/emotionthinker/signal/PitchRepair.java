package emotionthinker.signal;

/**
 * Mends frames that are voiced but only weakly periodic, at the edges and in the joints of voiced
 * stretches: when their F0 breaks away from the reliable frames beside them, it is that of a window
 * half filled with something else. They take the value interpolated between their reliable
 * neighbours on a log scale, or held from the only one.
 */
final class PitchRepair {

  private static final double RELIABLE = 0.7;
  private static final double BREAK_OCTAVES = 0.07;
  private static final double REACH_S = 0.04;

  private PitchRepair() {}

  /**
   * @param f0Hz F0 per frame, NaN when unvoiced; changed in place
   * @param c periodicity per frame, 0..1
   */
  static void mend(double[] f0Hz, float[] c, double stepS) {
    int reach = (int) Math.round(REACH_S / stepS);
    int lastReliable = -1;
    for (int i = 0; i < f0Hz.length; i++) {
      if (Double.isNaN(f0Hz[i])) {
        lastReliable = -1;
      } else if (c[i] >= RELIABLE) {
        lastReliable = i;
      } else {
        int before = i - lastReliable <= reach ? lastReliable : -1;
        double expected = expected(f0Hz, i, before, nextReliable(f0Hz, c, i, reach));
        if (Math.abs(Math.log(f0Hz[i] / expected)) > BREAK_OCTAVES * Math.log(2)) {
          f0Hz[i] = expected;
        }
      }
    }
  }

  private static int nextReliable(double[] f0Hz, float[] c, int i, int reach) {
    for (int k = i + 1; k <= i + reach && k < f0Hz.length && !Double.isNaN(f0Hz[k]); k++) {
      if (c[k] >= RELIABLE) {
        return k;
      }
    }
    return -1;
  }

  /** NaN, which no comparison exceeds, when there is no reliable neighbour. */
  private static double expected(double[] f0Hz, int i, int before, int after) {
    if (before >= 0 && after >= 0) {
      double share = (double) (i - before) / (after - before);
      return f0Hz[before] * Math.pow(f0Hz[after] / f0Hz[before], share);
    }
    int only = Math.max(before, after);
    return only >= 0 ? f0Hz[only] : Double.NaN;
  }
}
