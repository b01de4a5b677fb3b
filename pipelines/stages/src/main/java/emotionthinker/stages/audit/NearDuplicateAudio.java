package emotionthinker.stages.audit;

import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditLevel;
import emotionthinker.schemas.Split;
import emotionthinker.signal.AudioFingerprint;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds copies of one recording: utterances that share a word of their fingerprints meet in a
 * bucket and are compared bit by bit with the shift that the word gives. Segments and channels of
 * one file are not compared with each other: channels of a dialogue hear each other.
 *
 * <p>Of a pair the one in the later split stays (test before validation before train), as dropping
 * it would change the evaluation; within a split the one of the smaller id.
 */
public final class NearDuplicateAudio implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Comparator<Member> STAYS_FIRST =
      Comparator.comparing((Member member) -> member.subject.split())
          .reversed()
          .thenComparing(member -> member.subject.utteranceId());

  private final AuditOptions options;

  /** With thresholds. */
  public NearDuplicateAudio(AuditOptions options) {
    this.options = options;
  }

  /** An utterance in the bucket of a word, which its fingerprint has at a frame. */
  public record Member(AuditSubject subject, int frame) implements Serializable {}

  /** A member and the word of its bucket. */
  public record Keyed(int word, Member member) implements Serializable {}

  /** An utterance in every bucket that it belongs to. */
  public List<Keyed> keyed(AuditSubject subject) {
    List<Keyed> out = new ArrayList<>();
    if (subject.sketch() != null) {
      for (AudioFingerprint.Key key :
          subject.sketch().fingerprint().keys(options.fingerprintKeys())) {
        out.add(new Keyed(key.word(), new Member(subject, key.frame())));
      }
    }
    return out;
  }

  /**
   * The copies in one bucket: each with the first one that it repeats, so that n copies of one
   * recording make n - 1 findings and not n (n - 1) / 2. A member is compared with those that
   * repeat nothing before it, then with the others, and with {@code maxKeyUtterances} at most. A
   * pair may be found in several buckets: {@link #better} chooses.
   *
   * @param bucket in any order
   */
  public List<AuditFinding> compare(List<Member> bucket) {
    List<Member> members = new ArrayList<>(bucket);
    members.sort(STAYS_FIRST);
    List<Member> originals = new ArrayList<>();
    List<Member> copies = new ArrayList<>();
    List<AuditFinding> out = new ArrayList<>();
    for (Member member : members) {
      Optional<AuditFinding> found =
          Stream.concat(originals.stream(), copies.stream())
              .limit(options.maxKeyUtterances())
              .map(before -> compare(before, member))
              .flatMap(Optional::stream)
              .findFirst();
      found.ifPresent(out::add);
      (found.isPresent() ? copies : originals).add(member);
    }
    return out;
  }

  /** Of two findings about one pair the one with fewer errors; in any order the same. */
  public static AuditFinding better(AuditFinding a, AuditFinding b) {
    int order = Double.compare(a.value(), b.value());
    return (order == 0 ? a.detail().compareTo(b.detail()) : order) <= 0 ? a : b;
  }

  private Optional<AuditFinding> compare(Member stays, Member repeats) {
    AuditSubject a = stays.subject;
    AuditSubject b = repeats.subject;
    if (a.recording().equals(b.recording())) {
      return Optional.empty();
    }
    int minFrames = (int) Math.ceil(options.minCopyS() / AudioFingerprint.STEP_S);
    double errors =
        a.sketch()
            .fingerprint()
            .bitErrorRate(b.sketch().fingerprint(), stays.frame - repeats.frame, minFrames);
    if (errors > options.maxBitErrorRate()) {
      return Optional.empty();
    }
    return Optional.of(
        new AuditFinding(
            AuditCheck.NEAR_DUPLICATE,
            AuditLevel.PAIR,
            b.corpus(),
            a.utteranceId(),
            b.utteranceId(),
            errors,
            options.maxBitErrorRate(),
            "share of fingerprint bits",
            AuditCheck.NEAR_DUPLICATE.severity(),
            options.verdict(AuditCheck.NEAR_DUPLICATE),
            String.format(
                Locale.ROOT,
                "%s in %s repeats %s in %s, %.3f s apart%s",
                b.utteranceId(),
                b.split().wire(),
                a.utteranceId(),
                a.split().wire(),
                (stays.frame - repeats.frame) * AudioFingerprint.STEP_S,
                leaks(a.split(), b.split()) ? ", across train and held-out splits" : "")));
  }

  private static boolean leaks(Split a, Split b) {
    return SplitGroups.isHeldOut(a) != SplitGroups.isHeldOut(b);
  }
}
