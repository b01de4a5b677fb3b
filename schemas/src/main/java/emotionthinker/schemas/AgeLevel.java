package emotionthinker.schemas;

/** Age group as EmotionCoT writes it, with the bounds of its annotation code. */
public enum AgeLevel implements WireName {
  /** Under 13 years. */
  CHILD("Child"),
  /** 13 to 19 years. */
  TEENAGER("Teenager"),
  /** 20 to 34 years. */
  YOUNG_ADULT("Young Adult"),
  /** 35 to 59 years. */
  MIDDLE_AGED("Middle-aged"),
  /** 60 years and more. */
  ELDERLY("Elderly");

  private final String wire;

  AgeLevel(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
