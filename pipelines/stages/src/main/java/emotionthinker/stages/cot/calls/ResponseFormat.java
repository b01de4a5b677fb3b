package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.WireName;

/** What form a server is asked to answer in. */
public enum ResponseFormat implements WireName {
  /** Text with the tags of the training format. */
  TAGS("tags"),
  /** An object with reasoning and answer, by a JSON schema that the server enforces. */
  JSON_SCHEMA("json_schema");

  private final String wire;

  ResponseFormat(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
