package emotionthinker.stages.grpo;

import emotionthinker.schemas.WireName;

/**
 * How the losses of tokens are formed and brought to one number. With {@code |o_i|} tokens of
 * sequence i and B sequences:
 *
 * <pre>
 * grpo     1/B sum_i 1/|o_i| sum_t l_it           (DeepSeekMath)
 * bnpo     sum_it l_it / tokens here
 * dapo     sum_it l_it / tokens of the global batch, per process
 * dr_grpo  sum_it l_it / (B max_tokens)           (Dr. GRPO)
 * gspo     as grpo, with one ratio per sequence   (2507.18071)
 * cispo    as dapo, l = -sg(min(ratio, 1 + clip_high)) A log p   (MiniMax-M1)
 * </pre>
 */
public enum LossKind implements WireName {
  /** Mean over sequences of means over tokens. */
  GRPO("grpo"),
  /** Mean over local tokens. */
  BNPO("bnpo"),
  /** Mean over the tokens of all processes. */
  DAPO("dapo"),
  /** Sum over a constant length. */
  DR_GRPO("dr_grpo"),
  /** Ratio of sequences. */
  GSPO("gspo"),
  /** Clipped weights instead of clipped gradients. */
  CISPO("cispo");

  private final String wire;

  LossKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
