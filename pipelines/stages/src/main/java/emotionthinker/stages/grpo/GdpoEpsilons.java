package emotionthinker.stages.grpo;

import emotionthinker.schemas.WireName;

/**
 * Whose small constants GDPO takes; its paper leaves them to the implementation. Default: TRL's,
 * which also bound the noise of a component that hardly varies.
 */
public enum GdpoEpsilons implements WireName {
  /** 1e-4 on both standard deviations. */
  TRL("trl", 1e-4, 1e-4, 0),
  /** 1e-8 on both. */
  MS_SWIFT("ms-swift", 1e-8, 1e-8, 0),
  /** 1e-6 on the group's standard deviation, 1e-8 on the batch's variance. */
  VERL("verl", 1e-6, 0, 1e-8);

  private final String wire;
  private final double group;
  private final double batch;
  private final double batchVariance;

  GdpoEpsilons(String wire, double group, double batch, double batchVariance) {
    this.wire = wire;
    this.group = group;
    this.batch = batch;
    this.batchVariance = batchVariance;
  }

  @Override
  public String wire() {
    return wire;
  }

  double group() {
    return group;
  }

  /** What a batch with this standard deviation is divided by. */
  double whitening(double std) {
    return (batchVariance == 0 ? std : Math.sqrt(std * std + batchVariance)) + batch;
  }
}
