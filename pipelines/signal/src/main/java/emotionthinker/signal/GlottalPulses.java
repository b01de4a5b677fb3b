package emotionthinker.signal;

import java.util.Arrays;

/**
 * Times of the glottal pulses of voiced speech (Praat manual, "Sound &amp; Pitch: To PointProcess
 * (cc)"). In each voiced stretch the first pulse is the largest excursion within one period around
 * the middle. From there, to the left and to the right, the next pulse lies where the signal around
 * it (one period wide) correlates best with that around the last pulse, 0.8 to 1.25 periods away,
 * interpolated parabolically between samples. A pulse needs a correlation above 0.3 and a peak
 * above 1/100 of the clip's; one pulse outside either end of the stretch is kept if its correlation
 * is above 0.7 (and its peak above 7/300 of the clip's).
 *
 * <p>Scratch for one thread.
 */
final class GlottalPulses {
  private static final double NEAREST_PERIODS = 0.8;
  private static final double FARTHEST_PERIODS = 1.25;
  private static final double LEAST_CORRELATION = 0.3;
  private static final double LEAST_EDGE_CORRELATION = 0.7;
  private static final double LEAST_PEAK = 0.01;
  private static final double LEAST_EDGE_PEAK = 0.023333;
  private static final int NONE = Integer.MIN_VALUE;

  private final LagProducts lagProducts = new LagProducts();
  private float[] products = new float[0];
  private double[] times = new double[0];
  private int size;
  private float[] x;
  private int samples;
  private double rate;
  private double clipPeak;
  private double matchS;
  private double matchPeak;

  /** Finds the pulses of a clip; what was found before is overwritten. */
  GlottalPulses find(PreparedSignal signal, PitchTrack track) {
    x = signal.samples();
    samples = signal.size();
    rate = signal.sampleRateHz();
    clipPeak = signal.peak();
    size = 0;
    double lastOnRight = Double.NEGATIVE_INFINITY;
    for (int first = 0; first < track.size(); first++) {
      if (!track.voiced(first)) {
        continue;
      }
      int last = first;
      while (last + 1 < track.size() && track.voiced(last + 1)) {
        last++;
      }
      double fromS = Math.max(0, track.timeS(first) - 0.5 * track.stepS());
      double toS = Math.min(samples / rate, track.timeS(last) + 0.5 * track.stepS());
      lastOnRight = stretch(track, fromS, toS, lastOnRight);
      first = last;
    }
    return this;
  }

  /** Number of pulses. */
  int size() {
    return size;
  }

  /** Times, s, ascending; the first {@link #size()} are meant. */
  double[] timesS() {
    return times;
  }

  private double stretch(PitchTrack track, double fromS, double toS, double lastOnRight) {
    double middle = 0.5 * (fromS + toS);
    double f0 = track.f0At(middle);
    if (Double.isNaN(f0)) {
      return lastOnRight;
    }
    double seed = largestExcursion(middle - 0.5 / f0, middle + 0.5 / f0);
    int firstOfStretch = size;
    add(seed);
    leftwards(track, seed, fromS, lastOnRight);
    reverse(firstOfStretch);
    return rightwards(track, seed, toS);
  }

  private void leftwards(PitchTrack track, double seed, double fromS, double lastOnRight) {
    double time = seed;
    while (true) {
      double f0 = track.f0At(time);
      if (Double.isNaN(f0)) {
        return;
      }
      double r = match(time, 1 / f0, time - FARTHEST_PERIODS / f0, time - NEAREST_PERIODS / f0);
      time = r < 0 ? time - 1 / f0 : matchS;
      boolean free = time - lastOnRight > NEAREST_PERIODS / f0;
      if (time < fromS) {
        if (r > LEAST_EDGE_CORRELATION && matchPeak > LEAST_EDGE_PEAK * clipPeak && free) {
          add(time);
        }
        return;
      }
      if (r > LEAST_CORRELATION && isAudible() && free) {
        add(time);
      }
    }
  }

  private double rightwards(PitchTrack track, double seed, double toS) {
    double time = seed;
    double lastAdded = seed;
    while (true) {
      double f0 = track.f0At(time);
      if (Double.isNaN(f0)) {
        return lastAdded;
      }
      double r = match(time, 1 / f0, time + NEAREST_PERIODS / f0, time + FARTHEST_PERIODS / f0);
      time = r < 0 ? time + 1 / f0 : matchS;
      if (time >= toS) {
        if (r > LEAST_EDGE_CORRELATION && matchPeak > LEAST_EDGE_PEAK * clipPeak) {
          add(time);
          lastAdded = time;
        }
        return lastAdded;
      }
      if (r > LEAST_CORRELATION && isAudible()) {
        add(time);
        lastAdded = time;
      }
    }
  }

  private boolean isAudible() {
    return matchPeak == 0 || matchPeak > LEAST_PEAK * clipPeak;
  }

  /** Time of the largest magnitude within a range, interpolated parabolically. */
  private double largestExcursion(double fromS, double toS) {
    int from = Math.max(0, (int) Math.floor(fromS * rate - 0.5));
    int to = Math.min(samples - 1, (int) Math.ceil(toS * rate - 0.5));
    int best = from;
    for (int i = from; i <= to; i++) {
      best = Math.abs(x[i]) > Math.abs(x[best]) ? i : best;
    }
    double offset = 0;
    if (best > from && best < to) {
      double curvature = 2 * x[best] - x[best - 1] - x[best + 1];
      offset = curvature != 0 ? 0.5 * (x[best + 1] - x[best - 1]) / curvature : 0;
    }
    return (best + 0.5 + offset) / rate;
  }

  /**
   * Highest local maximum of the correlation between the window around {@code aroundS} and windows
   * around times within a range; sets {@link #matchS} and {@link #matchPeak}.
   *
   * @return the correlation; −1 when there is no local maximum
   */
  private double match(double aroundS, double windowS, double fromS, double toS) {
    int left = (int) Math.round((aroundS - 0.5 * windowS) * rate - 0.5);
    int length = (int) Math.round((aroundS + 0.5 * windowS) * rate - 0.5) - left + 1;
    int from = (int) Math.floor((fromS - 0.5 * windowS) * rate - 0.5);
    int to = (int) Math.ceil((toS - 0.5 * windowS) * rate - 0.5);
    int trim = Math.max(0, Math.max(-left, -from));
    // Windows that stick out of the clip are cut on the same side, so that both stay equally long.
    left += trim;
    from += trim;
    to += trim;
    length -= trim;
    int excess = Math.max(0, Math.max(left + length - samples, to + length - samples));
    length -= excess;
    int lags = to - from + 1;
    if (length < 2 || lags < 3) {
      return -1;
    }
    if (products.length < lags) {
      products = new float[lags];
    }
    lagProducts.multiply(x, left, length, x, from, lags, products);
    return bestLag(aroundS, left, length, from, lags);
  }

  private double bestLag(double aroundS, int left, int length, int from, int lags) {
    double energy = energy(left, length);
    double shifted = energy(from, length);
    double best = -1;
    double beforeBest = 0;
    double afterBest = 0;
    int bestLag = NONE;
    double r1 = 0;
    double r2 = 0;
    for (int lag = 0; lag < lags; lag++) {
      double r3 = energy > 0 && shifted > 0 ? products[lag] / Math.sqrt(energy * shifted) : 0;
      // Before the range the correlation counts as 0, so a maximum may lie at its near edge.
      if (r2 > best && r2 >= r1 && r2 >= r3) {
        beforeBest = r1;
        best = r2;
        afterBest = r3;
        bestLag = lag - 1;
      }
      r1 = r2;
      r2 = r3;
      double out = x[from + lag];
      double in = from + lag + length < samples ? x[from + lag + length] : 0;
      shifted += in * in - out * out;
    }
    if (bestLag == NONE) {
      return -1;
    }
    double curvature = 2 * best - beforeBest - afterBest;
    double offset = 0;
    if (curvature != 0) {
      double slope = 0.5 * (afterBest - beforeBest);
      best += 0.5 * slope * slope / curvature;
      offset = slope / curvature;
    }
    matchS = aroundS + (from + bestLag + offset - left) / rate;
    matchPeak = 0;
    for (int i = Math.max(0, from + bestLag); i < from + bestLag + length; i++) {
      matchPeak = Math.max(matchPeak, Math.abs(x[i]));
    }
    return best;
  }

  private double energy(int start, int length) {
    double sum = 0;
    for (int i = start; i < start + length; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum;
  }

  private void add(double pulseS) {
    if (size == times.length) {
      times = Arrays.copyOf(times, Math.max(256, 2 * size));
    }
    times[size++] = pulseS;
  }

  private void reverse(int from) {
    for (int a = from, b = size - 1; a < b; a++, b--) {
      double swap = times[a];
      times[a] = times[b];
      times[b] = swap;
    }
  }
}
