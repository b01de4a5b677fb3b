package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.WireName;

/** Who makes texts of known quality. The good text itself is always among them. */
public enum TupleWriter implements WireName {
  /** Damage by operators: exact scores, at no cost. */
  OPERATORS("operators"),
  /** A language model that is asked for a text at target scores, as in the original. */
  LLM("llm"),
  /** Both. */
  BOTH("both");

  private final String wire;

  TupleWriter(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** Whether a language model is asked. */
  public boolean asks() {
    return this != OPERATORS;
  }
}
