package emotionthinker.schemas;

/** Why there is no level. */
public enum LevelReason implements WireName {
  /** The attribute could not be measured. */
  NO_MEASUREMENT("no_measurement"),
  /** Too few voiced frames. */
  F0_UNRELIABLE("f0_unreliable"),
  /** The recording does not carry usable level. */
  ENERGY_UNRELIABLE("energy_unreliable"),
  /** Fewer utterances than the minimum, and no fallback. */
  GROUP_TOO_SMALL("group_too_small"),
  /** The group does not spread enough to tell levels apart. */
  CUTS_TOO_CLOSE("cuts_too_close"),
  /** The frozen edges know no such group. */
  NO_GROUP("no_group"),
  /** Pitch needs a gender group and none is known. */
  GENDER_UNKNOWN("gender_unknown");

  private final String wire;

  LevelReason(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
