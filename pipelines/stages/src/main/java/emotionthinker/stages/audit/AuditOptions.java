package emotionthinker.stages.audit;

import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.AuditVerdict;
import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * Thresholds of the audit, and which checks reject.
 *
 * @param maxClippedShare most samples at full scale (share of samples)
 * @param minSnrDb least speech level above the noise floor (dB)
 * @param minBandwidthHz least bandwidth (Hz)
 * @param minBandwidthShare least bandwidth re half the sample rate, below it audio was upsampled
 *     (1)
 * @param maxSilenceShare most time outside speech (share of duration)
 * @param maxDurationDeviation largest robust z-score of a log duration in its corpus (1)
 * @param minLabelAgreement least share of raters that agree with the label (1)
 * @param maxBitErrorRate largest share of different fingerprint bits of two copies, below 0.5 (1)
 * @param minCopyS least sound that two copies have in common (s)
 * @param fingerprintKeys words of a fingerprint by which copies find each other (1 to 1000)
 * @param maxKeyUtterances most utterances with the same word that an utterance is compared with (2
 *     to 10000)
 * @param minLevelSpreadDb least distance of the quartiles of speech level in a corpus (dB)
 * @param minPeakSpreadDb least distance of the quartiles of peak level in a corpus (dB)
 * @param minClassEvenness least evenness of emotions in a corpus, Pielou's J (1)
 * @param maxFlaggedShare most flagged utterances of a corpus for one check (share of utterances)
 * @param reject checks whose findings make annotate reject the utterances concerned
 */
public record AuditOptions(
    double maxClippedShare,
    double minSnrDb,
    double minBandwidthHz,
    double minBandwidthShare,
    double maxSilenceShare,
    double maxDurationDeviation,
    double minLabelAgreement,
    double maxBitErrorRate,
    double minCopyS,
    int fingerprintKeys,
    int maxKeyUtterances,
    double minLevelSpreadDb,
    double minPeakSpreadDb,
    double minClassEvenness,
    double maxFlaggedShare,
    List<AuditCheck> reject)
    implements Serializable {

  /** Checks every range; throws IllegalArgumentException naming component, value and range. */
  public AuditOptions {
    Checks.share("max_clipped_share", maxClippedShare);
    Checks.finite("min_snr_db", minSnrDb);
    Checks.nonNegative("min_bandwidth_hz", minBandwidthHz);
    Checks.share("min_bandwidth_share", minBandwidthShare);
    Checks.share("max_silence_share", maxSilenceShare);
    Checks.positive("max_duration_deviation", maxDurationDeviation);
    Checks.share("min_label_agreement", minLabelAgreement);
    Checks.range("max_bit_error_rate", maxBitErrorRate, 0, 0.45, "0 to 0.45");
    Checks.positive("min_copy_s", minCopyS);
    Checks.range("fingerprint_keys", (double) fingerprintKeys, 1, 1000, "1 to 1000");
    Checks.range("max_key_utterances", (double) maxKeyUtterances, 2, 10_000, "2 to 10000");
    Checks.nonNegative("min_level_spread_db", minLevelSpreadDb);
    Checks.nonNegative("min_peak_spread_db", minPeakSpreadDb);
    Checks.share("min_class_evenness", minClassEvenness);
    Checks.share("max_flagged_share", maxFlaggedShare);
    reject = Checks.list("reject", reject);
    if (new HashSet<>(reject).size() < reject.size()) {
      throw Checks.bad("reject", reject, "each check once");
    }
  }

  /** The values of conf/reference/audit.conf, where each names its source. */
  public static AuditOptions defaults() {
    return new AuditOptions(
        5e-4, 10, 3400, 0.6, 0.75, 3.5, 0.5, 0.25, 0.5, 32, 64, 5, 2, 0.8, 0.05, List.of());
  }

  /** What follows when a check finds something beyond its threshold. */
  AuditVerdict verdict(AuditCheck check) {
    return reject.contains(check) ? AuditVerdict.REJECT : AuditVerdict.FLAGGED;
  }
}
