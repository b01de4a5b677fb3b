package emotionthinker.models.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * Dropout whose masks come from a seed of the caller, so that they are the same wherever and next
 * to whatever a batch is computed: a unit is dropped for a whole sequence (variational dropout, Gal
 * and Ghahramani 2016).
 */
final class Noise {
  /** None, for evaluation. */
  static final Noise NONE = new Noise(null, null);

  private final NDArray whole;
  private final NDArray[] units;

  private Noise(NDArray whole, NDArray[] units) {
    this.whole = whole;
    this.units = units;
  }

  /**
   * @param n sequences
   * @param clips clips of each
   * @param share of the numbers that are dropped; 0 for none
   */
  static Noise of(
      NDManager manager,
      PolicyShape shape,
      int n,
      int clips,
      double share,
      SplittableRandom random) {
    if (share == 0) {
      return NONE;
    }
    NDArray[] units = new NDArray[2 * shape.layers()];
    for (int i = 0; i < units.length; i++) {
      units[i] = mask(manager, share, random, n, 1, shape.units());
    }
    return new Noise(mask(manager, share, random, (long) n * clips, shape.hear()), units);
  }

  private static NDArray mask(
      NDManager manager, double share, SplittableRandom random, long... sides) {
    Shape shape = new Shape(sides);
    float[] out = new float[Math.toIntExact(shape.size())];
    float kept = (float) (1 / (1 - share));
    for (int i = 0; i < out.length; i++) {
      out[i] = random.nextDouble() < share ? 0 : kept;
    }
    return manager.create(out, shape);
  }

  NDArray whole(NDArray x) {
    return whole == null ? x : x.mul(whole);
  }

  NDArray unit(NDArray x, int site) {
    return units == null ? x : x.mul(units[site]);
  }
}
