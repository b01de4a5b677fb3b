package emotionthinker.schemas;

/** Which utterances a threshold was taken from. */
public enum LevelBasis implements WireName {
  /** One corpus and gender. */
  CORPUS_GENDER("corpus_gender"),
  /** One corpus. */
  CORPUS("corpus"),
  /** All corpora, one gender: the fallback for pitch. */
  POOLED_GENDER("pooled_gender"),
  /** All corpora: the fallback for speed; never for energy. */
  POOLED("pooled"),
  /** Label-free statistics of the judged speaker, transductive. */
  SPEAKER("speaker");

  private final String wire;

  LevelBasis(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
