package emotionthinker.stages.policy.learn;

import emotionthinker.schemas.Checks;
import java.util.BitSet;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, ICLR, algorithm 2) on flat
 * parameters, with the norm of the gradient limited first:
 *
 * <pre>
 * g   = g min(1, max_grad_norm / (|g| + 1e-6))
 * p   = p (1 - lr decay)
 * m   = beta1 m + (1 - beta1) g,   v = beta2 v + (1 - beta2) g^2
 * p   = p - lr m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>Numbers are kept as floats and computed as doubles, one after another, so that a step is the
 * same everywhere.
 */
public final class AdamW {
  private static final double CLIP_EPSILON = 1e-6;

  private final OptimizerOptions options;
  private final BitSet decays;
  private final float[] mean;
  private final float[] squares;
  private long steps;

  /**
   * Before the first step.
   *
   * @param size number of parameters
   * @param decays which of them weight decay acts on
   */
  public AdamW(OptimizerOptions options, int size, BitSet decays) {
    this(options, decays, new float[size], new float[size], 0);
  }

  /** After {@code steps} steps, from what {@link #mean} and {@link #squares} gave. */
  public AdamW(OptimizerOptions options, BitSet decays, float[] mean, float[] squares, long steps) {
    if (mean.length != squares.length) {
      throw Checks.bad("squares", squares.length + " numbers", "as many as means: " + mean.length);
    }
    this.options = options;
    this.decays = (BitSet) decays.clone();
    this.mean = mean.clone();
    this.squares = squares.clone();
    this.steps = steps;
  }

  /** Mean of the gradients, a copy. */
  public float[] mean() {
    return mean.clone();
  }

  /** Mean of their squares, a copy. */
  public float[] squares() {
    return squares.clone();
  }

  /** Steps made. */
  public long steps() {
    return steps;
  }

  /**
   * Makes a step.
   *
   * @param parameters changed in place
   * @param gradient not changed
   * @return norm of the gradient before it was limited
   */
  public double step(float[] parameters, float[] gradient, double learningRate) {
    double norm = norm(gradient);
    Double limit = options.maxGradNorm();
    double scale = limit == null ? 1 : Math.min(1, limit / (norm + CLIP_EPSILON));
    steps++;
    double first = 1 - Math.pow(options.beta1(), steps);
    double second = 1 - Math.pow(options.beta2(), steps);
    double kept = 1 - learningRate * options.weightDecay();
    for (int i = 0; i < parameters.length; i++) {
      double g = gradient[i] * scale;
      double p = decays.get(i) ? parameters[i] * kept : parameters[i];
      double m = options.beta1() * mean[i] + (1 - options.beta1()) * g;
      double v = options.beta2() * squares[i] + (1 - options.beta2()) * g * g;
      mean[i] = (float) m;
      squares[i] = (float) v;
      parameters[i] =
          (float) (p - learningRate * (m / first) / (Math.sqrt(v / second) + options.epsilon()));
    }
    return norm;
  }

  /** Euclidean norm. */
  public static double norm(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += (double) v * v;
    }
    return Math.sqrt(sum);
  }
}
