package emotionthinker.stages.reward;

import emotionthinker.schemas.WireName;

/**
 * What to do with a group whose answers are all right or all wrong. The paper's definition of the
 * trust weight has then one empty mean; what its authors do is UNKNOWN. R_o is constant in such a
 * group, so R_t (with R_f) alone drives the advantages, and normalisation blows its noise up.
 */
public enum OneSided implements WireName {
  /** Tau is 1: nothing contradicts trust. The definition as it stands, so our default. */
  PAPER_LITERAL("paper-literal"),
  /**
   * R_t does not count in this group, as in SophiaVL-R1: eloquent wrong reasoning earns nothing.
   */
  ZERO_R_T("zero-r_t"),
  /** The group gives no advantages at all, as in the dynamic sampling of DAPO. */
  DROP("drop");

  private final String wire;

  OneSided(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
