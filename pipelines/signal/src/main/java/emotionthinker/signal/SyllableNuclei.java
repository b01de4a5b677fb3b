package emotionthinker.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Syllable nuclei without a transcript (de Jong &amp; Wempe 2009; rule of the third version, de
 * Jong, Pacilly &amp; Heeren 2021): a nucleus is the highest voiced intensity peak between a rise
 * and a fall of more than a set depth. Peaks count when they lie above the 99th percentile of the
 * intensity between first and last speech plus a set (negative) distance, inside speech. The ends
 * of the clip count as dips, so the last nucleus is not lost.
 *
 * <p>Scratch for one thread.
 */
final class SyllableNuclei {
  private static final double LOUD_SHARE = 0.99;

  private final double dipDb;
  private final double floorDb;
  private double[] sorted = new double[0];

  /**
   * @param dipDb depth of the dip on both sides, dB
   * @param floorDb lowest nucleus re the 99th percentile, dB, negative
   */
  SyllableNuclei(double dipDb, double floorDb) {
    this.dipDb = dipDb;
    this.floorDb = floorDb;
  }

  /** Times of the nuclei, s, ascending. */
  List<Double> find(IntensityContour contour, PitchTrack track, SpeechActivity activity) {
    List<Double> nuclei = new ArrayList<>();
    if (!activity.hasSpeech()) {
      return nuclei;
    }
    double threshold = threshold(contour, activity);
    double valley = Double.NEGATIVE_INFINITY;
    double peakDb = Double.NaN;
    double peakS = Double.NaN;
    for (int i = 0; i < contour.grid().size(); i++) {
      double value = level(contour, i);
      if (Double.isNaN(peakDb)) {
        valley = Math.min(valley, value);
      }
      if (isPeak(contour, i)) {
        double offset = vertex(level(contour, i - 1), value, level(contour, i + 1));
        double timeS = contour.grid().timeS(i) + offset * contour.grid().stepS();
        boolean higher = Double.isNaN(peakDb) ? value - valley > dipDb : value > peakDb;
        if (higher
            && value > threshold
            && activity.isSpeech(timeS)
            && !Double.isNaN(track.f0At(timeS))) {
          peakDb = value;
          peakS = timeS;
        }
      }
      if (peakDb - value > dipDb) {
        nuclei.add(peakS);
        peakDb = Double.NaN;
        valley = value;
      }
    }
    if (!Double.isNaN(peakDb)) {
      nuclei.add(peakS);
    }
    return nuclei;
  }

  private double threshold(IntensityContour contour, SpeechActivity activity) {
    FrameGrid grid = contour.grid();
    if (sorted.length < grid.size()) {
      sorted = new double[grid.size()];
    }
    int n = 0;
    for (int i = 0; i < grid.size(); i++) {
      double timeS = grid.timeS(i);
      if (timeS >= activity.startS() && timeS <= activity.endS() && !Float.isNaN(contour.db(i))) {
        sorted[n++] = contour.db(i);
      }
    }
    if (n == 0) {
      return Double.POSITIVE_INFINITY;
    }
    Arrays.sort(sorted, 0, n);
    return Percentiles.ofSorted(sorted, n, LOUD_SHARE) + floorDb;
  }

  private static boolean isPeak(IntensityContour contour, int i) {
    double value = level(contour, i);
    return value > level(contour, i - 1) && value >= level(contour, i + 1);
  }

  private static double level(IntensityContour contour, int i) {
    if (i < 0 || i >= contour.grid().size() || Float.isNaN(contour.db(i))) {
      return Double.NEGATIVE_INFINITY;
    }
    return contour.db(i);
  }

  /** Place of the top of the parabola through three values, in steps from the middle one. */
  private static double vertex(double left, double middle, double right) {
    double curvature = 2 * middle - left - right;
    return Double.isInfinite(curvature) || !(curvature > 0) ? 0 : 0.5 * (right - left) / curvature;
  }
}
