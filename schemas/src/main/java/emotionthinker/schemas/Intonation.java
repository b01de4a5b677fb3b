package emotionthinker.schemas;

/** Contour in words. */
public enum Intonation implements WireName {
  RISING("rising"),
  FALLING("falling"),
  RISING_FALLING("rising-falling"),
  FALLING_RISING("falling-rising"),
  FLAT("flat"),
  EXPRESSIVE("expressive"),
  /** Measured, but not with enough confidence to be cited. */
  UNCERTAIN("uncertain"),
  /** Not enough voiced speech to tell. */
  TOO_SHORT("too_short");

  private final String wire;

  Intonation(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
