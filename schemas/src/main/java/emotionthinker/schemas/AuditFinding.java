package emotionthinker.schemas;

import java.io.Serializable;

/**
 * One finding of the audit.
 *
 * @param check what was looked for
 * @param level what the finding is about
 * @param corpus corpus of the subject; for a pair, of the other utterance
 * @param subject the corpus, speaker, recording (audio URI), transcript or utterance; for a pair
 *     the utterance that may stay
 * @param other for a pair the utterance that repeats the subject; null otherwise
 * @param value what was found; null when nothing could be measured (unit as the field unit says)
 * @param threshold configured limit (unit as the field unit says)
 * @param unit unit of value and threshold
 * @param severity how much the check matters
 * @param verdict what follows
 * @param detail the finding in words
 */
public record AuditFinding(
    AuditCheck check,
    AuditLevel level,
    String corpus,
    String subject,
    String other,
    Double value,
    double threshold,
    String unit,
    AuditSeverity severity,
    AuditVerdict verdict,
    String detail)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public AuditFinding {
    Checks.present("check", check);
    Checks.present("level", level);
    Checks.text("corpus", corpus);
    Checks.text("subject", subject);
    Checks.finite("value", value);
    Checks.finite("threshold", threshold);
    Checks.text("unit", unit);
    Checks.present("severity", severity);
    Checks.present("verdict", verdict);
    Checks.present("detail", detail);
    if ((other != null) != (level == AuditLevel.PAIR)) {
      throw Checks.bad("other", other, "an utterance exactly when level is pair");
    }
  }
}
