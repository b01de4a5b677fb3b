package emotionthinker.models.policy;

import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.schemas.FloatSeries;
import emotionthinker.stages.policy.SpeechFeatures;
import emotionthinker.stages.policy.SpeechListener;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the numbers of a clip to mean 0 and standard deviation 1 over the clips of training, each
 * number of the whole and of a segment by itself, limited to ±{@value #LIMIT}. What could not be
 * measured becomes 0, the mean.
 */
final class Standardizer {
  private static final float LIMIT = 5;
  private static final String PREFIX = "input.";

  private final Map<String, float[]> numbers;

  private Standardizer(Map<String, float[]> numbers) {
    this.numbers = numbers;
  }

  /** Fitted to clips, at least one. */
  static Standardizer fit(List<SpeechFeatures> clips) {
    Sums segments = new Sums(SpeechListener.SEGMENT_SIZE);
    Sums whole = new Sums(SpeechListener.WHOLE_SIZE);
    for (SpeechFeatures clip : clips) {
      segments.add(clip.segments());
      whole.add(clip.whole());
    }
    Map<String, float[]> out = new TreeMap<>();
    segments.put("segments", out);
    whole.put("whole", out);
    return new Standardizer(out);
  }

  /** Whether an array of a weights file is one of a standardizer. */
  static boolean owns(String name) {
    return name.startsWith(PREFIX);
  }

  /** From the weights of a file, among others. */
  static Standardizer of(Map<String, Weights> weights) {
    Map<String, float[]> out = new TreeMap<>();
    weights.forEach(
        (name, w) -> {
          if (owns(name)) {
            out.put(name.substring(PREFIX.length()), w.values());
          }
        });
    return new Standardizer(out);
  }

  /** As weights for a file. */
  Map<String, Weights> weights() {
    Map<String, Weights> out = new TreeMap<>();
    numbers.forEach((name, v) -> out.put(PREFIX + name, new Weights(new long[] {v.length}, v)));
    return out;
  }

  float[] segments(SpeechFeatures clip) {
    return standard(clip.segments(), "segments");
  }

  float[] whole(SpeechFeatures clip) {
    return standard(clip.whole(), "whole");
  }

  private float[] standard(FloatSeries values, String kind) {
    float[] mean = numbers.get(kind + ".mean");
    float[] scale = numbers.get(kind + ".scale");
    float[] out = values.toArray();
    for (int i = 0; i < out.length; i++) {
      float z = (out[i] - mean[i % mean.length]) * scale[i % mean.length];
      out[i] = Float.isNaN(z) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, z));
    }
    return out;
  }

  private static final class Sums {
    private final double[] n;
    private final double[] sum;
    private final double[] squares;

    Sums(int size) {
      n = new double[size];
      sum = new double[size];
      squares = new double[size];
    }

    void add(FloatSeries values) {
      for (int i = 0; i < values.size(); i++) {
        float v = values.get(i);
        if (!Float.isNaN(v)) {
          int at = i % n.length;
          n[at]++;
          sum[at] += v;
          squares[at] += (double) v * v;
        }
      }
    }

    void put(String kind, Map<String, float[]> out) {
      float[] mean = new float[n.length];
      float[] scale = new float[n.length];
      Arrays.fill(scale, 1);
      for (int i = 0; i < n.length; i++) {
        if (n[i] > 0) {
          mean[i] = (float) (sum[i] / n[i]);
          double variance = squares[i] / n[i] - (sum[i] / n[i]) * (sum[i] / n[i]);
          scale[i] = variance > 1e-9 ? (float) (1 / Math.sqrt(variance)) : 1;
        }
      }
      out.put(kind + ".mean", mean);
      out.put(kind + ".scale", scale);
    }
  }
}
