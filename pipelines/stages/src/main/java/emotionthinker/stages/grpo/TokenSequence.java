package emotionthinker.stages.grpo;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;

/**
 * The tokens of one rollout that the loss counts (no prompt, no padding), at least one.
 *
 * @param logProbs log-probabilities under the policy that is trained (nat)
 * @param oldLogProbs under the policy that sampled (nat)
 * @param referenceLogProbs under the reference; null when the loss has no KL term (nat)
 * @param advantage of the rollout; NaN for one that has none, which the loss leaves out (1)
 */
public record TokenSequence(
    DoubleSeries logProbs,
    DoubleSeries oldLogProbs,
    DoubleSeries referenceLogProbs,
    double advantage) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TokenSequence {
    if (logProbs.size() == 0) {
      throw Checks.bad("log_probs", "[]", "at least one token");
    }
    sameTokens("old_log_probs", oldLogProbs, logProbs);
    if (referenceLogProbs != null) {
      sameTokens("reference_log_probs", referenceLogProbs, logProbs);
    }
    if (Double.isInfinite(advantage)) {
      throw Checks.bad("advantage", advantage, "finite, or NaN for none");
    }
  }

  private static void sameTokens(String name, DoubleSeries values, DoubleSeries logProbs) {
    if (values.size() != logProbs.size()) {
      throw Checks.bad(name, values.size() + " tokens", "as many as log_probs: " + logProbs.size());
    }
  }

  /** Number of tokens. */
  public int size() {
    return logProbs.size();
  }

  boolean counts() {
    return !Double.isNaN(advantage);
  }

  double logRatio(int token) {
    return logProbs.get(token) - oldLogProbs.get(token);
  }
}
