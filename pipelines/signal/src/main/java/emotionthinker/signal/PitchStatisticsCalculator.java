package emotionthinker.signal;

import java.util.Arrays;

/**
 * F0 statistics over the voiced frames inside speech, each as {@link PitchStatistics} defines it.
 * Semitones are taken before averaging, so sd and slopes do not depend on the speaker's register.
 */
final class PitchStatisticsCalculator {
  /** A final movement is read from at most this much of the last voiced stretch, s. */
  private static final double FINAL_S = 0.25;

  /** The last stretch that shows a movement is at least this long, s. */
  private static final double LEAST_FINAL_S = 0.06;

  private final int minFrames;
  private final double minShare;
  private double[] sorted = new double[0];
  private double[] semitones = new double[0];

  PitchStatisticsCalculator(int minFrames, double minShare) {
    this.minFrames = minFrames;
    this.minShare = minShare;
  }

  PitchStatistics calculate(VoicedFrames frames) {
    int n = frames.size();
    Double share = frames.speechFrames() == 0 ? null : (double) n / frames.speechFrames();
    if (n == 0) {
      return new PitchStatistics(
          0, null, null, null, null, null, null, null, null, null, share, false);
    }
    if (sorted.length < n) {
      sorted = new double[n];
      semitones = new double[n];
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += frames.f0Hz()[i];
    }
    System.arraycopy(frames.f0Hz(), 0, sorted, 0, n);
    Arrays.sort(sorted, 0, n);
    double median = Percentiles.ofSorted(sorted, n, 0.5);
    double p5 = Percentiles.ofSorted(sorted, n, 0.05);
    double p95 = Percentiles.ofSorted(sorted, n, 0.95);
    for (int i = 0; i < n; i++) {
      semitones[i] = Semitones.between(median, frames.f0Hz()[i]);
    }
    Double slope = null;
    Double declination = null;
    if (n >= 2) {
      declination = PolynomialFit.line(frames.timesS(), semitones, n).c1();
      slope = declination * (frames.timesS()[n - 1] - frames.timesS()[0]);
    }
    return new PitchStatistics(
        n,
        median,
        sum / n,
        p5,
        p95,
        n >= 2 ? standardDeviation(semitones, n) : null,
        Semitones.between(p5, p95),
        slope,
        declination,
        finalMovement(frames),
        share,
        n >= minFrames && share != null && share >= minShare);
  }

  private Double finalMovement(VoicedFrames frames) {
    double[] times = frames.timesS();
    double joined = 1.5 * frames.stepS();
    int end = frames.size();
    while (end > 0) {
      int start = end - 1;
      while (start > 0 && times[start] - times[start - 1] <= joined) {
        start--;
      }
      if (times[end - 1] - times[start] >= LEAST_FINAL_S) {
        while (times[end - 1] - times[start] > FINAL_S + 1e-9) {
          start++;
        }
        double[] x = Arrays.copyOfRange(times, start, end);
        double[] y = Arrays.copyOfRange(semitones, start, end);
        return PolynomialFit.line(x, y, x.length).c1() * (x[x.length - 1] - x[0]);
      }
      end = start;
    }
    return null;
  }

  private static double standardDeviation(double[] values, int n) {
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += values[i] / n;
    }
    double square = 0;
    for (int i = 0; i < n; i++) {
      square += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(square / (n - 1));
  }
}
