package emotionthinker.stages.grpo;

import emotionthinker.schemas.WireName;

/**
 * Whose advantages. With mean and Bessel-corrected standard deviation over the scorable rewards of
 * a group:
 *
 * <pre>
 * trl       (r - mean) / (std + 1e-4)
 * verl      (r - mean) / (std + 1e-6);  a single sample: mean 0, std 1
 * ms-swift  (r - mean) / (std + 1e-4)
 * openrlhf  (r - mean) / (std + 1e-9)
 * dr-grpo   r - mean                        (Dr. GRPO, Liu et al. 2025)
 * rloo      r - mean of the others          (Ahmadian et al. 2024)
 * gdpo      z-scores per component, weighted sum, then whitened over the batch (2601.05242)
 * </pre>
 *
 * <p>A group of one scorable sample has nothing to be compared with: its advantage is 0, except
 * under verl, which takes it as it is. (Upstream, RLOO of one sample is 0/0 in OpenRLHF and the
 * reward itself in verl.)
 */
public enum Convention implements WireName {
  /** Hugging Face TRL. */
  TRL("trl", 1e-4),
  /** verl. */
  VERL("verl", 1e-6),
  /** ModelScope ms-swift. */
  MS_SWIFT("ms-swift", 1e-4),
  /** OpenRLHF's group_norm. */
  OPENRLHF("openrlhf", 1e-9),
  /** No scale. */
  DR_GRPO("dr-grpo", 0),
  /** Leave one out. */
  RLOO("rloo", 0),
  /** Per component, then over the batch. */
  GDPO("gdpo", 0);

  private final String wire;
  private final double epsilon;

  Convention(String wire, double epsilon) {
    this.wire = wire;
    this.epsilon = epsilon;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** What is added to a group's standard deviation; gdpo has two of its own. */
  public double epsilon() {
    return epsilon;
  }

  boolean scales() {
    return this == TRL || this == VERL || this == MS_SWIFT || this == OPENRLHF;
  }
}
