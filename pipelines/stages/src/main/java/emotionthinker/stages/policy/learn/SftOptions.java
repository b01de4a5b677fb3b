package emotionthinker.stages.policy.learn;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Supervised fine-tuning.
 *
 * @param seed of the start, the order of texts, dropout and the choice of validation speakers
 * @param steps optimiser steps at most
 * @param batch texts per step
 * @param parts parts of a batch whose gradients are computed apart and summed in order; fixed, so
 *     that the result does not depend on how many are computed at once
 * @param cotWeight how often reasoning about the emotion is drawn, relative to the other kinds
 * @param labelWeight how often the emotion alone
 * @param perceptionWeight how often a question about a level
 * @param comparativeWeight how often a question about two clips
 * @param answerWeight how much a token of the answer block counts, others counting 1
 * @param dropout share of numbers dropped (1)
 * @param featureNoise standard deviation of the noise on standardised features (1)
 * @param leastPairCount times that a pair of tokens must occur to become a token
 * @param validationShare share of the training speakers that only say when to stop; 0 for none (1)
 * @param validateEvery steps between two looks at them (steps)
 * @param patience looks without a smaller loss after which it ends
 * @param checkpointEvery steps between two checkpoints (steps)
 * @param optimizer how a gradient becomes a step
 */
public record SftOptions(
    long seed,
    int steps,
    int batch,
    int parts,
    double cotWeight,
    double labelWeight,
    double perceptionWeight,
    double comparativeWeight,
    double answerWeight,
    double dropout,
    double featureNoise,
    int leastPairCount,
    double validationShare,
    int validateEvery,
    int patience,
    int checkpointEvery,
    OptimizerOptions optimizer)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public SftOptions {
    Checks.positive("steps", steps);
    Checks.positive("batch", batch);
    Checks.range("parts", (double) parts, 1, batch, "from 1 to batch = " + batch);
    Checks.nonNegative("cot_weight", cotWeight);
    Checks.nonNegative("label_weight", labelWeight);
    Checks.nonNegative("perception_weight", perceptionWeight);
    Checks.nonNegative("comparative_weight", comparativeWeight);
    Checks.nonNegative("answer_weight", answerWeight);
    Checks.range("dropout", dropout, 0, 0.9, "from 0 to 0.9");
    Checks.range("feature_noise", featureNoise, 0, 10, "from 0 to 10");
    Checks.positive("least_pair_count", leastPairCount);
    Checks.range("validation_share", validationShare, 0, 0.9, "from 0 to 0.9");
    Checks.positive("validate_every", validateEvery);
    Checks.positive("patience", patience);
    Checks.positive("checkpoint_every", checkpointEvery);
    Checks.present("optimizer", optimizer);
  }

  /** The weight of a kind of text. */
  public double weightOf(TextKind kind) {
    return switch (kind) {
      case COT -> cotWeight;
      case LABEL -> labelWeight;
      case PERCEPTION -> perceptionWeight;
      case COMPARATIVE -> comparativeWeight;
    };
  }
}
