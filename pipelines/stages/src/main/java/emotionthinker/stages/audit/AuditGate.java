package emotionthinker.stages.audit;

import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditVerdict;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Utterance;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which utterances the audit rejects, by the findings whose verdict is reject: a flagged utterance,
 * of a pair the one that repeats the other, and of a group across splits the utterances of train
 * (the held-out ones are what an evaluation is about). A corpus as a whole is never rejected: leave
 * it out of the configuration instead.
 */
public final class AuditGate implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, AuditFinding> utterances = new HashMap<>();
  private final EnumMap<AuditCheck, HashSet<String>> groups = new EnumMap<>(AuditCheck.class);

  private AuditGate() {}

  /** Lets everything through. */
  public static AuditGate open() {
    return new AuditGate();
  }

  /** The gate of an audit; only findings that reject are kept. */
  public static AuditGate of(Stream<AuditFinding> findings) {
    AuditGate gate = new AuditGate();
    findings.filter(finding -> finding.verdict() == AuditVerdict.REJECT).forEach(gate::add);
    return gate;
  }

  private void add(AuditFinding finding) {
    switch (finding.level()) {
      case UTTERANCE, PAIR ->
          utterances.merge(
              AuditSummary.flagged(finding),
              finding,
              (a, b) -> b.check().compareTo(a.check()) < 0 ? b : a);
      case GROUP ->
          groups
              .computeIfAbsent(finding.check(), check -> new HashSet<>())
              .add(finding.corpus() + "|" + finding.subject());
      case CORPUS -> throw new IllegalArgumentException("a corpus is not rejected: " + finding);
    }
  }

  /**
   * The reject of an utterance; empty when it may pass.
   *
   * @param stage the stage that asks
   */
  public Optional<Reject> reject(String stage, Utterance utterance) {
    AuditFinding finding = utterances.get(utterance.utteranceId());
    if (finding != null) {
      return Optional.of(
          reject(stage, utterance, finding.check().wire() + ": " + finding.detail()));
    }
    if (SplitGroups.isHeldOut(utterance.split())) {
      return Optional.empty();
    }
    for (Map.Entry<AuditCheck, HashSet<String>> entry : groups.entrySet()) {
      String subject = AuditSubject.group(entry.getKey(), utterance);
      Set<String> rejected = entry.getValue();
      if (subject != null && rejected.contains(utterance.corpus() + "|" + subject)) {
        return Optional.of(
            reject(stage, utterance, entry.getKey().wire() + ": shared with a held-out split"));
      }
    }
    return Optional.empty();
  }

  private static Reject reject(String stage, Utterance utterance, String detail) {
    return new Reject(stage, utterance.utteranceId(), RejectReason.FAILED_AUDIT, detail);
  }
}
