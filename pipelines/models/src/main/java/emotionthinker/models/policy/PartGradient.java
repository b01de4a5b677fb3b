package emotionthinker.models.policy;

import emotionthinker.stages.grpo.LossResult;
import java.io.Serializable;

/** Loss and gradient of a part of a batch, both as shares of the batch's. */
public final class PartGradient implements Serializable {
  private static final long serialVersionUID = 1L;
  private final double loss;
  private final float[] gradient;
  private final double policyLoss;
  private final double kl;
  private final double clipShare;

  PartGradient(double loss, float[] gradient, LossResult result) {
    this.loss = loss;
    this.gradient = gradient;
    this.policyLoss = result == null ? 0 : result.policyLoss();
    this.kl = result == null ? 0 : result.kl();
    this.clipShare = result == null ? 0 : result.clipShare();
  }

  /** Loss (nat). */
  public double loss() {
    return loss;
  }

  /** Gradient by the flat parameters; not to be changed. */
  public float[] gradient() {
    return gradient;
  }

  /** KL term of the part itself, before beta (nat). */
  public double kl() {
    return kl;
  }

  /** Clipped term of the part itself (nat). */
  public double policyLoss() {
    return policyLoss;
  }

  /** Share of the part's tokens that were clipped (1). */
  public double clipShare() {
    return clipShare;
  }
}
