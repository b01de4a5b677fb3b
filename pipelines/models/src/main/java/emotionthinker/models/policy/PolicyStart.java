package emotionthinker.models.policy;

import ai.djl.ndarray.types.Shape;
import emotionthinker.models.arrays.Parameters;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random numbers that a network starts from, by a seed of ours rather than of the engine, so that
 * they are the same on every device and in every version of it: weights of linear maps normal with
 * variance 1/inputs, those that end a layer smaller by the root of twice the number of layers (as
 * GPT-2), embeddings of tokens 0.1 and of places 0.05, scales 1, shifts 0.
 */
final class PolicyStart {
  private PolicyStart() {}

  static float[] numbers(Parameters parameters, long seed) {
    Map<String, Shape> shapes = parameters.shapes();
    float[] out = new float[Math.toIntExact(parameters.size())];
    SplittableRandom random = new SplittableRandom(seed);
    double layers = shapes.keySet().stream().filter(n -> n.endsWith(".narrow.weight")).count();
    int at = 0;
    for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
      String name = entry.getKey();
      double sd = sd(name, entry.getValue(), layers);
      boolean scale = name.contains("norm") && name.endsWith("weight");
      for (long i = 0; i < entry.getValue().size(); i++) {
        out[at++] = sd == 0 ? (scale ? 1 : 0) : (float) (sd * random.nextGaussian());
      }
    }
    return out;
  }

  private static double sd(String name, Shape shape, double layers) {
    if (name.endsWith(".bias") || name.contains("norm")) {
      return 0;
    }
    if (!name.endsWith(".weight")) {
      return name.equals("token") ? 0.1 : 0.05;
    }
    // what every position is told of the clips must not drown the tokens at first
    double quiet = name.startsWith("whole.condition") ? 0.1 : 1;
    boolean ends =
        name.endsWith(".narrow.weight")
            || (name.startsWith("layer") && name.endsWith(".out.weight"));
    return quiet * Math.sqrt(1.0 / shape.get(1)) / (ends ? Math.sqrt(2 * layers) : 1);
  }
}
