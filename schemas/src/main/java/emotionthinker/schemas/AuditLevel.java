package emotionthinker.schemas;

/** What a finding is about. */
public enum AuditLevel implements WireName {
  /** A whole corpus; one row for every check. */
  CORPUS("corpus"),
  /** A speaker, a recording or a transcript. */
  GROUP("group"),
  /** One utterance. */
  UTTERANCE("utterance"),
  /** Two utterances. */
  PAIR("pair");

  private final String wire;

  AuditLevel(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
