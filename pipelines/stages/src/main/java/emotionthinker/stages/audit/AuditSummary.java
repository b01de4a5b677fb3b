package emotionthinker.stages.audit;

import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditLevel;
import emotionthinker.schemas.AuditVerdict;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One row for every corpus and check: the share of utterances flagged, or what the check measures
 * of the corpus as a whole.
 */
public final class AuditSummary {
  private final AuditOptions options;
  private final AuditStatistics statistics;

  /** Over the statistics of all corpora. */
  public AuditSummary(AuditOptions options, AuditStatistics statistics) {
    this.options = options;
    this.statistics = statistics;
  }

  /** What findings are counted by. */
  public record Tally(String corpus, AuditCheck check) implements Serializable {

    /** The same in every JVM, as tallies are shuffled by it; that of an enum constant is not. */
    @Override
    public int hashCode() {
      return Objects.hash(corpus, check.wire());
    }
  }

  /** The tally that a finding belongs to. */
  public static Tally tally(AuditFinding finding) {
    return new Tally(finding.corpus(), finding.check());
  }

  /** The thing that a finding flags, so that an utterance in two pairs counts once. */
  public static String flagged(AuditFinding finding) {
    return finding.level() == AuditLevel.PAIR ? finding.other() : finding.subject();
  }

  /** How many utterances a finding flags. */
  public static long weight(AuditFinding finding) {
    return finding.level() == AuditLevel.GROUP ? Math.round(finding.value()) : 1;
  }

  /**
   * The rows, by corpus, then check.
   *
   * @param flagged flagged utterances of every corpus and check; none means 0
   * @param duplicates utterances of every corpus that ingest rejected as the same audio
   */
  public List<AuditFinding> rows(Map<Tally, Long> flagged, Map<String, Long> duplicates) {
    List<AuditFinding> rows = new ArrayList<>();
    for (String name : statistics.names()) {
      AuditStatistics.Corpus corpus = statistics.corpus(name);
      for (AuditCheck check : AuditCheck.values()) {
        rows.add(
            switch (check) {
              case LEVEL_SPREAD -> spread(name, check, corpus.levelsDb, options.minLevelSpreadDb());
              case PEAK_SPREAD -> spread(name, check, corpus.peaksDb, options.minPeakSpreadDb());
              case CLASS_BALANCE -> balance(name, corpus);
              case DUPLICATE_AUDIO -> duplicates(name, duplicates.getOrDefault(name, 0L));
              default -> {
                long n = flagged.getOrDefault(new Tally(name, check), 0L);
                yield share(name, check, n, measured(corpus, check));
              }
            });
      }
    }
    return rows;
  }

  /** Utterances that a check can speak about. */
  private static long measured(AuditStatistics.Corpus corpus, AuditCheck check) {
    return switch (check) {
      case LOW_SNR -> corpus.withSnr;
      case LOW_BANDWIDTH, UPSAMPLED -> corpus.withBandwidth;
      case LABEL_AGREEMENT -> corpus.withAgreement;
      case NEAR_DUPLICATE -> corpus.withSketch;
      case SPEAKER_ACROSS_SPLITS, RECORDING_ACROSS_SPLITS -> corpus.heldOut;
      case TRANSCRIPT_ACROSS_SPLITS -> corpus.withTranscript == 0 ? 0 : corpus.heldOut;
      default -> corpus.utterances;
    };
  }

  private AuditFinding share(String corpus, AuditCheck check, long flagged, long measured) {
    boolean leak =
        check == AuditCheck.SPEAKER_ACROSS_SPLITS
            || check == AuditCheck.RECORDING_ACROSS_SPLITS
            || check == AuditCheck.TRANSCRIPT_ACROSS_SPLITS;
    String of = leak ? "held-out utterances" : "utterances";
    return row(
        corpus,
        check,
        measured == 0 ? null : Double.valueOf((double) flagged / measured),
        leak ? 0 : options.maxFlaggedShare(),
        true,
        "share of " + of,
        flagged + " of " + measured + " " + of);
  }

  private AuditFinding spread(String corpus, AuditCheck check, Histogram levels, double leastDb) {
    return row(
        corpus,
        check,
        levels.count() < 2 ? null : Double.valueOf(levels.quartileDistance()),
        leastDb,
        false,
        "dB between quartiles",
        levels.count() == 0
            ? "no level"
            : String.format(
                Locale.ROOT,
                "quartiles %.1f, %.1f, %.1f dBFS of %d utterances",
                levels.quantile(0.25),
                levels.quantile(0.5),
                levels.quantile(0.75),
                levels.count()));
  }

  private AuditFinding balance(String corpus, AuditStatistics.Corpus one) {
    StringBuilder counts = new StringBuilder();
    one.emotions.forEach(
        (emotion, n) ->
            counts.append(counts.isEmpty() ? "" : ", ").append(emotion.wire() + " " + n));
    return row(
        corpus,
        AuditCheck.CLASS_BALANCE,
        one.evenness(),
        options.minClassEvenness(),
        false,
        "evenness, 0 to 1",
        counts.isEmpty() ? "no emotion" : counts.toString());
  }

  private AuditFinding duplicates(String corpus, long n) {
    return row(
        corpus,
        AuditCheck.DUPLICATE_AUDIO,
        (double) n,
        0,
        true,
        "utterances",
        n + " rejected by ingest, whose samples are those of another utterance");
  }

  private AuditFinding row(
      String corpus,
      AuditCheck check,
      Double value,
      double threshold,
      boolean flaggedAbove,
      String unit,
      String detail) {
    boolean flagged = value != null && (flaggedAbove ? value > threshold : value < threshold);
    return new AuditFinding(
        check,
        AuditLevel.CORPUS,
        corpus,
        corpus,
        null,
        value,
        threshold,
        unit,
        check.severity(),
        flagged ? AuditVerdict.FLAGGED : AuditVerdict.PASS,
        detail);
  }
}
