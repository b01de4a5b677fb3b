package emotionthinker.stages.reward;

import emotionthinker.schemas.WireName;

/**
 * How R_t comes in. The paper switches it on when accuracy is stable near one half; whether at once
 * or by a ramp is UNKNOWN (two notes say gradually, none gives a ramp).
 */
public enum ScheduleKind implements WireName {
  /** Nothing, then all of it: the reading that needs no number of our own, so our default. */
  GATE("gate"),
  /** Nothing, then rising linearly over the steps of the ramp. */
  LINEAR("linear"),
  /**
   * All of it at the first step, then falling as e^(-step/T): SophiaVL-R1's, which runs the other
   * way because it fears reward hacking late in training more than noise early.
   */
  ANNEAL("anneal"),
  /** All of it from the first step (the ablation without the progressive part). */
  ALWAYS("always");

  private final String wire;

  ScheduleKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
