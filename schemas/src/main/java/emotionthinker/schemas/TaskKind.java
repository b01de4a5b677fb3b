package emotionthinker.schemas;

/** What a prosody task asks for. */
public enum TaskKind implements WireName {
  /** What one utterance sounds like, as its levels say. */
  PERCEPTION("perception"),
  /** The order of three variants of one utterance, changed at signal level. */
  COMPARATIVE("comparative");

  private final String wire;

  TaskKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
