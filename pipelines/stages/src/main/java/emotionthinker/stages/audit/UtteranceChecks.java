package emotionthinker.stages.audit;

import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditLevel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The checks on single utterances. What cannot be measured is not flagged. */
public final class UtteranceChecks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final AuditOptions options;
  private final AuditStatistics statistics;

  /** Checks against thresholds and the statistics of all corpora. */
  public UtteranceChecks(AuditOptions options, AuditStatistics statistics) {
    this.options = options;
    this.statistics = statistics;
  }

  /** What is to be said of an utterance, in order of checks. */
  public List<AuditFinding> check(AuditSubject one) {
    List<AuditFinding> out = new ArrayList<>();
    above(
        out,
        one,
        AuditCheck.CLIPPING,
        one.clippedShare(),
        options.maxClippedShare(),
        "share of samples");
    below(out, one, AuditCheck.LOW_SNR, one.snrDb(), options.minSnrDb(), "dB");
    if (one.sketch() != null && one.sketch().bandwidthHz() != null) {
      double bandwidthHz = one.sketch().bandwidthHz();
      below(out, one, AuditCheck.LOW_BANDWIDTH, bandwidthHz, options.minBandwidthHz(), "Hz");
      below(
          out,
          one,
          AuditCheck.UPSAMPLED,
          one.bandwidthShare(),
          options.minBandwidthShare(),
          "share of half the sample rate");
    }
    above(
        out,
        one,
        AuditCheck.SILENCE,
        one.silenceShare(),
        options.maxSilenceShare(),
        "share of time");
    above(
        out,
        one,
        AuditCheck.DURATION_OUTLIER,
        statistics.durationDeviation(one),
        options.maxDurationDeviation(),
        "robust standard deviations");
    below(
        out,
        one,
        AuditCheck.LABEL_AGREEMENT,
        one.labelAgreement(),
        options.minLabelAgreement(),
        "share of raters");
    return out;
  }

  private void above(
      List<AuditFinding> out,
      AuditSubject one,
      AuditCheck check,
      double value,
      double limit,
      String unit) {
    if (value > limit) {
      out.add(finding(one, check, value, limit, unit, "more than"));
    }
  }

  private void below(
      List<AuditFinding> out,
      AuditSubject one,
      AuditCheck check,
      Double value,
      double limit,
      String unit) {
    if (value != null && value < limit) {
      out.add(finding(one, check, value, limit, unit, "less than"));
    }
  }

  private AuditFinding finding(
      AuditSubject one,
      AuditCheck check,
      double value,
      double limit,
      String unit,
      String relation) {
    return new AuditFinding(
        check,
        AuditLevel.UTTERANCE,
        one.corpus(),
        one.utteranceId(),
        null,
        value,
        limit,
        unit,
        check.severity(),
        options.verdict(check),
        String.format(
            Locale.ROOT,
            "%.4g %s, %s %s; lasts %.2f s",
            value,
            unit,
            relation,
            limit,
            one.durationS()));
  }
}
