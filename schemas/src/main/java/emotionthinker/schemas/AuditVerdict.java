package emotionthinker.schemas;

/** What follows from a finding. */
public enum AuditVerdict implements WireName {
  /** Within the threshold; only for whole corpora. */
  PASS("pass"),
  /** Beyond the threshold, and reported. */
  FLAGGED("flagged"),
  /** Beyond the threshold, and annotate rejects the utterances concerned. */
  REJECT("reject");

  private final String wire;

  AuditVerdict(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
