package emotionthinker.stages.reward;

import emotionthinker.schemas.WireName;

/**
 * Where the answer is read. What the paper does with an answer outside the schema is UNKNOWN; it
 * defines R_f and R_o apart, and its reward has a term for each, so our default keeps them apart.
 */
public enum AnswerFrom implements WireName {
  /** The last answer block, wherever it stands: form and outcome are judged apart. */
  TAG("tag"),
  /** Only where the whole text keeps the schema: without form there is no outcome. */
  SCHEMA("schema");

  private final String wire;

  AnswerFrom(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
