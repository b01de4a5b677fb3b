package emotionthinker.jobs.measure;

import emotionthinker.signal.FloatSeries;
import emotionthinker.signal.ProsodyFeatures;

/**
 * The contours of a clip as tab-separated text: {@code time_s f0_hz intensity_db hnr_db}, one line
 * a frame of the pitch track. Intensity and HNR are those of their nearest frame, at most half a
 * step away. A cell is empty where its value is not defined: unvoiced, digital silence, no
 * periodicity, nearer to an end than the window reaches.
 */
final class FrameTable {
  private static final String HEADER = "time_s\tf0_hz\tintensity_db\thnr_db\n";

  private FrameTable() {}

  /** The table of features that carry contours. */
  static String of(ProsodyFeatures features) {
    FloatSeries f0 = features.f0Hz();
    StringBuilder out = new StringBuilder(HEADER.length() + 32 * f0.size()).append(HEADER);
    for (int i = 0; i < f0.size(); i++) {
      double timeS = f0.timeS(i);
      out.append(rounded(timeS, 1e6)).append('\t');
      cell(out, f0.value(i), 1e3).append('\t');
      cell(out, nearest(features.intensityDb(), timeS), 1e3).append('\t');
      cell(out, nearest(features.hnrDb(), timeS), 1e3).append('\n');
    }
    return out.toString();
  }

  private static float nearest(FloatSeries series, double timeS) {
    long i = Math.round((timeS - series.startS()) / series.stepS());
    return i >= 0 && i < series.size() ? series.value((int) i) : Float.NaN;
  }

  private static StringBuilder cell(StringBuilder out, float value, double unit) {
    return Float.isNaN(value) ? out : out.append(rounded(value, unit));
  }

  private static double rounded(double value, double unit) {
    return Math.round(value * unit) / unit;
  }
}
