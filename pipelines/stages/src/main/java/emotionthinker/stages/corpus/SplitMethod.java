package emotionthinker.stages.corpus;

import emotionthinker.schemas.WireName;

/** How the utterances of a corpus are split. */
public enum SplitMethod implements WireName {
  /** As the corpus says; flagged when speakers occur in several splits. */
  OFFICIAL("official"),
  /** By speaker, in an order given by a seeded hash, stratified by gender. */
  SPEAKER_HASH("speaker-hash"),
  /** Everything for training. */
  ALL_TRAIN("all-train"),
  /** Everything for reporting. */
  ALL_TEST("all-test");

  private final String wire;

  SplitMethod(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
