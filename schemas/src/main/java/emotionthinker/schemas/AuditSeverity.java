package emotionthinker.schemas;

/** How much a finding matters. */
public enum AuditSeverity implements WireName {
  /** Good to know. */
  INFO("info"),
  /** Measurements or labels may be unreliable. */
  WARNING("warning"),
  /** An evaluation on this data would be wrong. */
  ERROR("error");

  private final String wire;

  AuditSeverity(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
