package emotionthinker.signal;

/** Level statistics of one clip, each as {@link LevelStatistics} defines it. */
final class LevelMeter {
  private LevelMeter() {}

  static LevelStatistics measure(SpeechActivity activity, IntensityContour contour) {
    Double energy = orNull(activity.energyDbfs());
    Double floor = orNull(activity.noiseFloorDbfs());
    Double snr = energy == null || floor == null ? null : (Double) (energy - floor);
    int size = contour.grid().size();
    int n = 0;
    double sum = 0;
    double power = 0;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double db = contour.db(i);
      if (!Double.isNaN(db)) {
        n++;
        sum += db;
        power += Math.pow(10, db / 10);
        max = Math.max(max, top(contour, i));
      }
    }
    if (n == 0) {
      return new LevelStatistics(energy, null, null, null, floor, snr);
    }
    double mean = sum / n;
    double square = 0;
    for (int i = 0; i < size; i++) {
      double db = contour.db(i);
      square += Double.isNaN(db) ? 0 : (db - mean) * (db - mean);
    }
    return new LevelStatistics(
        energy,
        10 * Math.log10(power / n),
        n < 2 ? null : (Double) Math.sqrt(square / (n - 1)),
        max,
        floor,
        snr);
  }

  /** The value of frame {@code i}, or the top of the parabola around it where it is a peak. */
  private static double top(IntensityContour contour, int i) {
    double middle = contour.db(i);
    if (i == 0 || i == contour.grid().size() - 1) {
      return middle;
    }
    double left = contour.db(i - 1);
    double right = contour.db(i + 1);
    double curvature = 2 * middle - left - right;
    if (!(middle >= left && middle >= right && curvature > 0)) {
      return middle;
    }
    double slope = 0.5 * (right - left);
    return middle + 0.5 * slope * slope / curvature;
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
