package emotionthinker.schemas;

/** What the audit looks for. The definitions stand in package emotionthinker.stages.audit. */
public enum AuditCheck implements WireName {
  /** Samples at full scale. */
  CLIPPING("clipping", AuditSeverity.WARNING),
  /** Speech too little above the noise floor. */
  LOW_SNR("low_snr", AuditSeverity.WARNING),
  /** No energy above a low frequency: telephone or strongly compressed audio. */
  LOW_BANDWIDTH("low_bandwidth", AuditSeverity.WARNING),
  /** No energy in the upper part of what the sample rate allows: audio that was upsampled. */
  UPSAMPLED("upsampled", AuditSeverity.INFO),
  /** Mostly without speech. */
  SILENCE("silence", AuditSeverity.WARNING),
  /** A duration unlike the others of its corpus. */
  DURATION_OUTLIER("duration_outlier", AuditSeverity.INFO),
  /** Raters disagree about the label. */
  LABEL_AGREEMENT("label_agreement", AuditSeverity.WARNING),
  /** The same recording as another utterance, whatever its gain, sample rate or codec. */
  NEAR_DUPLICATE("near_duplicate", AuditSeverity.ERROR),
  /** The same decoded samples, which ingest has already rejected. */
  DUPLICATE_AUDIO("duplicate_audio", AuditSeverity.INFO),
  /** A speaker in train and in a held-out split. */
  SPEAKER_ACROSS_SPLITS("speaker_across_splits", AuditSeverity.ERROR),
  /** One recording (channels or segments of one file: a dialogue) in train and held out. */
  RECORDING_ACROSS_SPLITS("recording_across_splits", AuditSeverity.ERROR),
  /** The same words in train and in a held-out split. */
  TRANSCRIPT_ACROSS_SPLITS("transcript_across_splits", AuditSeverity.INFO),
  /** Speech levels of a corpus that lie so close that it was loudness-normalised. */
  LEVEL_SPREAD("level_spread", AuditSeverity.WARNING),
  /** Peak levels of a corpus that lie so close that it was peak-normalised. */
  PEAK_SPREAD("peak_spread", AuditSeverity.WARNING),
  /** Emotions of a corpus that are unevenly frequent. */
  CLASS_BALANCE("class_balance", AuditSeverity.INFO);

  private final String wire;
  private final AuditSeverity severity;

  AuditCheck(String wire, AuditSeverity severity) {
    this.wire = wire;
    this.severity = severity;
  }

  /** How much a finding matters. */
  public AuditSeverity severity() {
    return severity;
  }

  @Override
  public String wire() {
    return wire;
  }
}
