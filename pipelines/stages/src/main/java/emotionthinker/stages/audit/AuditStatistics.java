package emotionthinker.stages.audit;

import emotionthinker.schemas.Emotion;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of every corpus as a whole; mergeable, and the same whatever the order. */
public final class AuditStatistics implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double LOG_DURATION_BIN = 0.01;
  private static final double LEVEL_BIN_DB = 0.1;

  /** Of a normal distribution, the standard deviation over the median absolute deviation. */
  private static final double SD_PER_MAD = 1.4826;

  private final TreeMap<String, Corpus> corpora = new TreeMap<>();

  /** One corpus. */
  static final class Corpus implements Serializable {
    private static final long serialVersionUID = 1L;
    final Histogram logDurations = new Histogram(LOG_DURATION_BIN);
    final Histogram levelsDb = new Histogram(LEVEL_BIN_DB);
    final Histogram peaksDb = new Histogram(LEVEL_BIN_DB);
    final EnumMap<Emotion, Long> emotions = new EnumMap<>(Emotion.class);
    long utterances;
    long heldOut;
    long withSnr;
    long withBandwidth;
    long withAgreement;
    long withSketch;
    long withTranscript;

    private void accept(AuditSubject one) {
      utterances++;
      heldOut += SplitGroups.isHeldOut(one.split()) ? 1 : 0;
      withSnr += one.snrDb() == null ? 0 : 1;
      withBandwidth += one.bandwidthShare() == null ? 0 : 1;
      withAgreement += one.labelAgreement() == null ? 0 : 1;
      withSketch += one.sketch() == null ? 0 : 1;
      withTranscript += one.transcript() == null ? 0 : 1;
      logDurations.accept(Math.log(one.durationS()));
      if (one.levelDbfs() != null) {
        levelsDb.accept(one.levelDbfs());
      }
      if (one.sketch() != null && one.sketch().peakDbfs() != null) {
        peaksDb.accept(one.sketch().peakDbfs());
      }
      if (one.emotion() != null) {
        emotions.merge(one.emotion(), 1L, Long::sum);
      }
    }

    private void combine(Corpus other) {
      utterances += other.utterances;
      heldOut += other.heldOut;
      withSnr += other.withSnr;
      withBandwidth += other.withBandwidth;
      withAgreement += other.withAgreement;
      withSketch += other.withSketch;
      withTranscript += other.withTranscript;
      logDurations.combine(other.logDurations);
      levelsDb.combine(other.levelsDb);
      peaksDb.combine(other.peaksDb);
      other.emotions.forEach((emotion, n) -> emotions.merge(emotion, n, Long::sum));
    }

    /**
     * Evenness of the emotions that occur, Pielou's J = H / ln S (E. C. Pielou, The measurement of
     * diversity in different types of biological collections, 1966); null with fewer than two.
     */
    Double evenness() {
      if (emotions.size() < 2) {
        return null;
      }
      double total = emotions.values().stream().mapToLong(Long::longValue).sum();
      double entropy = 0;
      for (long n : emotions.values()) {
        entropy -= n / total * Math.log(n / total);
      }
      return Math.min(1, entropy / Math.log(emotions.size()));
    }
  }

  /** Counts an utterance in. */
  public AuditStatistics accept(AuditSubject one) {
    corpora.computeIfAbsent(one.corpus(), name -> new Corpus()).accept(one);
    return this;
  }

  /** Counts everything in that another one saw. */
  public AuditStatistics combine(AuditStatistics other) {
    for (Map.Entry<String, Corpus> entry : other.corpora.entrySet()) {
      corpora.computeIfAbsent(entry.getKey(), name -> new Corpus()).combine(entry.getValue());
    }
    return this;
  }

  /** Names of the corpora. */
  SortedSet<String> names() {
    return new TreeSet<>(corpora.keySet());
  }

  Corpus corpus(String name) {
    return corpora.get(name);
  }

  /**
   * Robust z-score of a duration in its corpus: |ln d − median| / (1.4826 MAD) (B. Iglewicz, D. C.
   * Hoaglin, How to Detect and Handle Outliers, 1993); the deviation counts as at least one bin of
   * 1 %, so that clips cut to one length are not outliers of each other.
   */
  double durationDeviation(AuditSubject one) {
    Histogram durations = corpora.get(one.corpus()).logDurations;
    double distance = Math.abs(Math.log(one.durationS()) - durations.quantile(0.5));
    double deviation = Math.max(LOG_DURATION_BIN, durations.medianDeviation());
    return distance / (SD_PER_MAD * deviation);
  }
}
