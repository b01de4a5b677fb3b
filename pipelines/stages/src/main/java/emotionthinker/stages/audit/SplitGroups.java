package emotionthinker.stages.audit;

import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditLevel;
import emotionthinker.schemas.AuditVerdict;
import emotionthinker.schemas.Split;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what train shares with the held-out splits: speakers, recordings (channels and segments of
 * one file, which is what a dialogue is) and transcripts, each within its corpus.
 */
public final class SplitGroups implements Serializable {
  private static final long serialVersionUID = 1L;

  private final AuditOptions options;

  /** With the verdicts of the options. */
  public SplitGroups(AuditOptions options) {
    this.options = options;
  }

  /** What utterances have in common: a check, a corpus, and a speaker, recording or transcript. */
  public record Group(AuditCheck check, String corpus, String subject) implements Serializable {

    /** The same in every JVM, as groups are shuffled by it; that of an enum constant is not. */
    @Override
    public int hashCode() {
      return Objects.hash(check.wire(), corpus, subject);
    }
  }

  /** How many utterances of a group lie where. */
  public record Spread(long train, long heldOut) implements Serializable {

    /** One utterance. */
    public static Spread of(Split split) {
      return isHeldOut(split) ? new Spread(0, 1) : new Spread(1, 0);
    }

    /** Both together. */
    public Spread combine(Spread other) {
      return new Spread(train + other.train, heldOut + other.heldOut);
    }
  }

  /** Whether a split is for choosing or reporting. */
  static boolean isHeldOut(Split split) {
    return split != Split.TRAIN;
  }

  /**
   * Words alone: NFKC, lower case, letters, marks and digits, one space between words.
   *
   * @return null when nothing is left or {@code transcript} is null
   */
  public static String normalised(String transcript) {
    if (transcript == null) {
      return null;
    }
    String words =
        Normalizer.normalize(transcript, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
            .strip();
    return words.isEmpty() ? null : words;
  }

  /** The groups that an utterance belongs to. */
  public List<Group> groups(AuditSubject one) {
    List<Group> out = new ArrayList<>();
    out.add(new Group(AuditCheck.SPEAKER_ACROSS_SPLITS, one.corpus(), one.speakerId()));
    out.add(new Group(AuditCheck.RECORDING_ACROSS_SPLITS, one.corpus(), one.recording()));
    if (one.transcript() != null) {
      out.add(new Group(AuditCheck.TRANSCRIPT_ACROSS_SPLITS, one.corpus(), one.transcript()));
    }
    return out;
  }

  /** What is to be said of a group: something when it lies on both sides. */
  public Optional<AuditFinding> check(Group group, Spread spread) {
    if (spread.train() == 0 || spread.heldOut() == 0) {
      return Optional.empty();
    }
    AuditVerdict verdict = options.verdict(group.check());
    return Optional.of(
        new AuditFinding(
            group.check(),
            AuditLevel.GROUP,
            group.corpus(),
            group.subject(),
            null,
            (double) spread.heldOut(),
            0,
            "held-out utterances",
            group.check().severity(),
            verdict,
            spread.heldOut()
                + " held-out utterances share it with "
                + spread.train()
                + " of train"
                + (verdict == AuditVerdict.REJECT ? ", which are rejected" : "")));
  }
}
