package emotionthinker.stages.grpo;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import java.util.List;

/**
 * A loss and what it is made of.
 *
 * @param loss policy loss and beta times KL
 * @param policyLoss the clipped term alone
 * @param kl the KL term alone, before beta, brought together as the loss is (nat)
 * @param clipShare share of tokens whose clipped term is the larger one (1)
 * @param oldKl mean over tokens of old less new log-probability, the k1 of the sampling policy
 *     (nat)
 * @param gradient derivative of the loss by every log-probability, a series per sequence; zeros for
 *     a sequence that does not count
 */
public record LossResult(
    double loss,
    double policyLoss,
    double kl,
    double clipShare,
    double oldKl,
    List<DoubleSeries> gradient) {

  /** Copies the gradient. */
  public LossResult {
    gradient = Checks.list("gradient", gradient);
  }
}
