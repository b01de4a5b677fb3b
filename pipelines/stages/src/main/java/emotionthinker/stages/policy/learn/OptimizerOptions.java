package emotionthinker.stages.policy.learn;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * How a gradient becomes a step.
 *
 * @param learningRate largest step size (1)
 * @param kind how it goes on after the warm-up
 * @param warmupSteps steps over which it rises in a line from 0 (steps)
 * @param beta1 decay of the mean of gradients (1)
 * @param beta2 decay of the mean of their squares (1)
 * @param epsilon added to the root of the latter
 * @param weightDecay of AdamW, of arrays of two or more dimensions only (1)
 * @param maxGradNorm gradients with a larger norm are scaled to it; null for none
 */
public record OptimizerOptions(
    double learningRate,
    LearningRateKind kind,
    int warmupSteps,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    Double maxGradNorm)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public OptimizerOptions {
    Checks.range("learning_rate", learningRate, 0, 1, "from 0 to 1");
    Checks.present("kind", kind);
    Checks.nonNegative("warmup_steps", warmupSteps);
    Checks.range("beta1", beta1, 0, 0.9999, "from 0 to 0.9999");
    Checks.range("beta2", beta2, 0, 0.99999, "from 0 to 0.99999");
    Checks.positive("epsilon", epsilon);
    Checks.range("weight_decay", weightDecay, 0, 1, "from 0 to 1");
    Checks.positive("max_grad_norm", maxGradNorm);
  }

  /**
   * Step size of a step.
   *
   * @param step from 0
   * @param steps number of steps in all
   */
  public double learningRateAt(long step, long steps) {
    if (step < warmupSteps) {
      return learningRate * (step + 1) / warmupSteps;
    }
    double done = steps <= warmupSteps ? 0 : (double) (step - warmupSteps) / (steps - warmupSteps);
    return switch (kind) {
      case CONSTANT -> learningRate;
      case LINEAR -> learningRate * Math.max(0, 1 - done);
      case COSINE -> learningRate * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    };
  }
}
