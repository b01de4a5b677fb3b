package emotionthinker.stages.report;

import java.util.ArrayList;
import java.util.List;

/** The outline of a waveform: the largest magnitude in each of a number of equal stretches. */
public final class WaveEnvelope {
  private WaveEnvelope() {}

  /**
   * The outline, from 0 to 1 for samples at full scale ±1, rounded to three decimals.
   *
   * @param samples one channel
   * @param points stretches, at least 1; fewer come back when there are fewer samples
   */
  public static List<Double> of(float[] samples, int points) {
    int stretches = Math.min(points, samples.length);
    List<Double> outline = new ArrayList<>(stretches);
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) i * samples.length / stretches);
      int to = (int) ((long) (i + 1) * samples.length / stretches);
      float peak = 0;
      for (int j = from; j < to; j++) {
        peak = Math.max(peak, Math.abs(samples[j]));
      }
      outline.add(Math.round(peak * 1000.0) / 1000.0);
    }
    return outline;
  }
}
