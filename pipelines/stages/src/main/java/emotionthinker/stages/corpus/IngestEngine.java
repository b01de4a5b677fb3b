package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the entries of one corpus into rows or rejects: {@link #problem} what gave no draft, {@link
 * #ingest} the drafts of one file, {@link #duplicateAudio} rows that sound the same. Every entry
 * that goes in comes out exactly once.
 */
public final class IngestEngine {
  /** Name of the stage in its rejects. */
  public static final String STAGE = "ingest";

  /** The draft that keeps its id when several have it: smallest path, then smallest origin. */
  static final Comparator<Draft> ID_ORDER =
      Comparator.comparing(Draft::path).thenComparing(Draft::origin);

  private final CorpusSpec spec;
  private final IngestOptions options;

  /** An engine for one corpus. */
  public IngestEngine(CorpusSpec spec, IngestOptions options) {
    this.spec = Checks.present("spec", spec);
    this.options = Checks.present("options", options);
  }

  /** The reject of an entry that gave no draft. */
  public Reject problem(CorpusEntry.Problem problem) {
    return new Reject(
        STAGE, spec.name() + "/" + problem.origin(), problem.reason(), problem.detail());
  }

  /**
   * The rows and rejects of drafts, one for each.
   *
   * @param drafts all drafts with one {@link CorpusPaths#groupKey}, in any order: of those with one
   *     id the first by path and origin keeps it
   * @param audio decodes; is asked for one file after the other
   * @param plan splits of the corpus
   */
  public List<IngestResult> ingest(List<Draft> drafts, AudioSource audio, SplitPlan plan) {
    Map<String, Draft> byId = new HashMap<>();
    List<IngestResult> results = new ArrayList<>();
    for (Draft draft : drafts.stream().sorted(ID_ORDER).toList()) {
      if (spec.erased(draft.speaker())) {
        results.add(new IngestResult.Rejected(erased(draft)));
        continue;
      }
      Draft kept = byId.putIfAbsent(CorpusPaths.utteranceId(spec.name(), draft), draft);
      results.add(
          kept == null
              ? ingest(draft, audio, plan)
              : new IngestResult.Rejected(duplicateId(draft, kept)));
    }
    return results;
  }

  private IngestResult ingest(Draft draft, AudioSource audio, SplitPlan plan) {
    Optional<Reject> screened = screen(draft);
    if (screened.isPresent()) {
      return new IngestResult.Rejected(screened.get());
    }
    try {
      return accept(draft, audio.facts(draft), plan);
    } catch (UndecodableException e) {
      return new IngestResult.Rejected(reject(draft, e.reason(), e.getMessage()));
    }
  }

  /** The reject of a draft that lost its id to {@code kept}. */
  private Reject duplicateId(Draft draft, Draft kept) {
    return new Reject(
        STAGE,
        spec.name() + "/" + draft.origin(),
        RejectReason.DUPLICATE_ID,
        CorpusPaths.utteranceId(spec.name(), draft) + " is the id of " + kept.origin());
  }

  /**
   * The reject of a draft whose speaker was erased: it is counted, but no name of it is kept, as
   * file names of most corpora name the speaker.
   */
  private Reject erased(Draft draft) {
    String nameless =
        SpeakerCensus.sha256(CorpusPaths.utteranceId(spec.name(), draft) + "\n" + draft.origin())
            .substring(0, 32);
    return new Reject(
        STAGE,
        spec.name() + "/erased-" + nameless,
        RejectReason.ERASED_SPEAKER,
        "the speaker is on the erasure list");
  }

  /** Why a draft need not be decoded: nobody knows its label, or its segment is none. */
  private Optional<Reject> screen(Draft draft) {
    if (draft.label() != null && !spec.knowsLabel(draft.label())) {
      return Optional.of(
          reject(
              draft,
              RejectReason.UNKNOWN_LABEL,
              draft.label() + " is not among the labels of the corpus: " + spec.labels().keySet()));
    }
    if ((draft.startS() == null) != (draft.endS() == null)
        || (draft.startS() != null && !(draft.startS() >= 0 && draft.endS() > draft.startS()))) {
      return Optional.of(
          reject(
              draft,
              RejectReason.BAD_SEGMENT,
              "segment from " + draft.startS() + " to " + draft.endS() + " s"));
    }
    return Optional.empty();
  }

  /** The row of a decoded draft, or the reject when it lies outside the limits or in no split. */
  private IngestResult accept(Draft draft, AudioFacts audio, SplitPlan plan) {
    if (audio.durationS() < options.minDurationS()) {
      return new IngestResult.Rejected(
          reject(draft, RejectReason.TOO_SHORT, outside(audio, "min", options.minDurationS())));
    }
    if (audio.durationS() > options.maxDurationS()) {
      return new IngestResult.Rejected(
          reject(draft, RejectReason.TOO_LONG, outside(audio, "max", options.maxDurationS())));
    }
    Optional<Split> split = plan.splitOf(draft);
    if (split.isEmpty()) {
      return new IngestResult.Rejected(
          reject(
              draft,
              RejectReason.BAD_MANIFEST_ROW,
              "the corpus is split officially and " + draft.origin() + " names no split"));
    }
    return new IngestResult.Accepted(row(draft, audio, split.get(), plan.sharesSpeakers()));
  }

  /** The reject of a row whose audio is the same as that of {@code keptId}. */
  public static Reject duplicateAudio(Utterance row, String keptId) {
    return new Reject(
        STAGE,
        row.utteranceId(),
        RejectReason.DUPLICATE_AUDIO,
        "the same decoded audio as " + keptId);
  }

  /** The row that is kept among rows with the same audio: that of the smallest id. */
  public static String keptId(List<Utterance> sameAudio) {
    return sameAudio.stream()
        .map(Utterance::utteranceId)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Utterance row(Draft draft, AudioFacts audio, Split split, boolean sharesSpeakers) {
    return new Utterance(
        CorpusPaths.utteranceId(spec.name(), draft),
        spec.name(),
        audio.audioUri(),
        draft.inside() == null ? null : draft.inside().locator(),
        draft.channel(),
        draft.startS(),
        draft.endS(),
        audio.pcmSha256(),
        audio.container(),
        audio.sampleRateHz(),
        audio.channels(),
        audio.durationS(),
        spec.name() + "/" + draft.speaker(),
        draft.gender(),
        draft.ageYears(),
        draft.language() == null ? spec.language() : draft.language(),
        draft.transcript(),
        draft.label(),
        spec.emotionOf(draft.label()),
        draft.votes(),
        draft.agreement(),
        draft.intensity(),
        split,
        sharesSpeakers,
        spec.licence(),
        spec.redistribute(),
        spec.redistributeTranscript(),
        spec.externalProcessing());
  }

  private Reject reject(Draft draft, RejectReason reason, String detail) {
    return new Reject(STAGE, CorpusPaths.utteranceId(spec.name(), draft), reason, detail);
  }

  private static String outside(AudioFacts audio, String end, double limitS) {
    return String.format(
        Locale.ROOT, "lasts %.3f s, %s_duration_s = %s", audio.durationS(), end, limitS);
  }
}
