package emotionthinker.stages.levels;

import emotionthinker.schemas.WireName;

/** Where between the values of a group a cut is put. */
public enum CutMethod implements WireName {
  /** In the middle of the widest gap near the percentile, see {@link WidestGap}. */
  WIDEST_GAP("widest-gap"),
  /** At the percentile itself, see {@link Percentiles#percentile}. */
  PERCENTILE("percentile");

  private final String wire;

  CutMethod(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
