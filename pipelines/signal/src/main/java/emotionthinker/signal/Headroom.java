package emotionthinker.signal;

import java.util.List;

/**
 * Room below full scale for sounds that are to be compared: one gain for all of them, so that their
 * levels keep their distances and none clips.
 */
public final class Headroom {
  /** Largest magnitude that is left, −0.1 dBFS. */
  public static final double CEILING = 0.98855;

  private Headroom() {}

  /** The samples times 10^(gainDb / 20). */
  public static float[] amplified(float[] samples, double gainDb) {
    double factor = Math.pow(10, gainDb / 20);
    float[] out = new float[samples.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (factor * samples[i]);
    }
    return out;
  }

  /**
   * The gain that brings the largest peak of all down to {@link #CEILING}; 0 when none is above.
   */
  public static double gainDb(List<float[]> sounds) {
    double peak = 0;
    for (float[] sound : sounds) {
      for (float value : sound) {
        peak = Math.max(peak, Math.abs(value));
      }
    }
    return peak > CEILING ? 20 * Math.log10(CEILING / peak) : 0;
  }
}
