package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.WireName;

/** What form a server is asked to answer in. */
public enum ResponseFormat implements WireName {
  /** Text with the tags of the training format. */
  TAGS("tags"),
  /** An object with reasoning and answer, by a JSON schema that the server enforces. */
  JSON_SCHEMA("json_schema"),
  /** An object with a score for each dimension, by a JSON schema that the server enforces. */
  SCORES("scores"),
  /** The same object, asked for in the prompt alone: for servers that know no schemas. */
  SCORES_AS_TEXT("scores_as_text");

  private final String wire;

  ResponseFormat(String wire) {
    this.wire = wire;
  }

  /** Whether a judgement is asked for rather than an explanation. */
  public boolean isJudgement() {
    return this == SCORES || this == SCORES_AS_TEXT;
  }

  @Override
  public String wire() {
    return wire;
  }
}
