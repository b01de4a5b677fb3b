package emotionthinker.signal;

/**
 * The glottal pulses of a clip as stretches: runs of at least {@value #LEAST_PULSES} pulses that
 * are no further apart than {@value #MOST_PERIODS} periods of the pitch track. Positions are in
 * samples; sample i has position i. Immutable once made.
 */
final class PulseTrain {
  private static final int LEAST_PULSES = 3;
  private static final double MOST_PERIODS = 1.6;

  private final double[] positions;
  private final int[] firsts;
  private final int[] lasts;
  private final int stretches;

  private PulseTrain(double[] positions, int[] firsts, int[] lasts, int stretches) {
    this.positions = positions;
    this.firsts = firsts;
    this.lasts = lasts;
    this.stretches = stretches;
  }

  /** Groups what was found. */
  static PulseTrain of(GlottalPulses pulses, PitchTrack track, double rateHz) {
    int size = pulses.size();
    double[] positions = new double[size];
    for (int i = 0; i < size; i++) {
      positions[i] = pulses.timesS()[i] * rateHz - 0.5;
    }
    int[] firsts = new int[size];
    int[] lasts = new int[size];
    int stretches = 0;
    for (int first = 0; first < size; ) {
      int last = first;
      while (last + 1 < size && connected(pulses.timesS(), last, track)) {
        last++;
      }
      if (last - first + 1 >= LEAST_PULSES) {
        firsts[stretches] = first;
        lasts[stretches++] = last;
      }
      first = last + 1;
    }
    return new PulseTrain(positions, firsts, lasts, stretches);
  }

  private static boolean connected(double[] timesS, int i, PitchTrack track) {
    double f0 = track.f0At(0.5 * (timesS[i] + timesS[i + 1]));
    return f0 > 0 && timesS[i + 1] - timesS[i] <= MOST_PERIODS / f0;
  }

  /** The stretch that holds a position, half a period on either side included; −1 when none. */
  int stretchAt(double position) {
    for (int s = 0; s < stretches; s++) {
      if (position >= first(s) - 0.5 * rightOf(firsts[s], s)
          && position <= positions[lasts[s]] + 0.5 * leftOf(lasts[s], s)) {
        return s;
      }
    }
    return -1;
  }

  /** Position of the first pulse that begins a stretch in (from, to]; NaN when none does. */
  double firstBetween(double from, double to) {
    for (int s = 0; s < stretches; s++) {
      if (first(s) > from && first(s) <= to) {
        return first(s);
      }
    }
    return Double.NaN;
  }

  private double first(int stretch) {
    return positions[firsts[stretch]];
  }

  /** The pulse of a stretch that is nearest to a position. */
  int nearest(int stretch, double position) {
    int best = firsts[stretch];
    for (int i = best + 1; i <= lasts[stretch]; i++) {
      if (Math.abs(positions[i] - position) < Math.abs(positions[best] - position)) {
        best = i;
      }
    }
    return best;
  }

  /** Where a pulse is. */
  double position(int pulse) {
    return positions[pulse];
  }

  /** Distance to the pulse before; the first of a stretch takes that to the one after. */
  double leftOf(int pulse, int stretch) {
    int at = Math.max(pulse, firsts[stretch] + 1);
    return positions[at] - positions[at - 1];
  }

  /** Distance to the pulse after; the last of a stretch takes that to the one before. */
  double rightOf(int pulse, int stretch) {
    int at = Math.min(pulse, lasts[stretch] - 1);
    return positions[at + 1] - positions[at];
  }
}
