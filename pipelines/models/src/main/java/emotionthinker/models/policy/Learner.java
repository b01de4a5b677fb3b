package emotionthinker.models.policy;

import ai.djl.ndarray.types.Shape;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.UserException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the two learners have in common: cutting batches, adding up gradients, the guard. */
public final class Learner {
  private Learner() {}

  /** Told of every step and asked to keep states, in the thread of the driver. */
  public interface Watch {
    /**
     * A step was made.
     *
     * @param tokens of all answers that were learnt from, or sampled (tokens)
     */
    void step(TrainingLog row, long tokens);

    /** A state to be kept, the newest in place of the one before. */
    void checkpoint(TrainState state);
  }

  /** A batch cut into parts of about the same size, in order. */
  static <T> List<List<T>> parts(List<T> batch, int parts) {
    List<List<T>> out = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int from = i * batch.size() / parts;
      int to = (i + 1) * batch.size() / parts;
      if (to > from) {
        out.add(List.copyOf(batch.subList(from, to)));
      }
    }
    return out;
  }

  /** The gradients of the parts added up in their order. */
  static float[] sum(List<PartGradient> parts) {
    float[] out = parts.get(0).gradient().clone();
    for (PartGradient part : parts.subList(1, parts.size())) {
      float[] more = part.gradient();
      for (int i = 0; i < out.length; i++) {
        out[i] += more[i];
      }
    }
    return out;
  }

  /**
   * Stops at a loss or gradient that is no number.
   *
   * @throws UserException naming the step and the batch
   */
  static <T> void guard(
      long step, double loss, double norm, List<T> batch, Function<T, String> id) {
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw new UserException(
          "step "
              + step
              + " gave loss "
              + loss
              + " and a gradient of norm "
              + norm
              + ". Its batch: "
              + String.join(", ", batch.stream().map(id).toList())
              + ". What to do: lower the learning rate, or look at these clips");
    }
  }

  /** Weight decay acts on arrays of two or more dimensions. */
  static BitSet decays(Map<String, Shape> shapes) {
    BitSet out = new BitSet();
    int at = 0;
    for (Shape shape : shapes.values()) {
      int size = Math.toIntExact(shape.size());
      out.set(at, at + size, shape.dimension() > 1);
      at += size;
    }
    return out;
  }

  /** A seed of one part of one step. */
  static long seed(long seed, long step, int part) {
    return (seed * 1_000_003 + step) * 1_000_003 + part;
  }
}
