package emotionthinker.beam;

import emotionthinker.schemas.IngestedAudio;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.IngestEngine;
import emotionthinker.stages.corpus.IngestResult;
import emotionthinker.stages.corpus.SplitPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Decodes a group of audio files, each once for all drafts of it (segments, channels, and namesakes
 * with another extension), unless a former run knows it: rows by group of the hash of their
 * samples, rejects, what is known for the next run, and how many were decoded.
 */
final class DecodeAudioFn extends DoFn<KV<Integer, CoGbkResult>, KV<Integer, Utterance>> {
  static final TupleTag<KV<Integer, Utterance>> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  static final TupleTag<IngestedAudio> KNOWN = new TupleTag<>("known") {};
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("decoded") {};

  /** What goes in, by group. */
  static final TupleTag<CorpusDraft> DRAFTS = new TupleTag<>("drafts") {};

  static final TupleTag<IngestedAudio> FORMER = new TupleTag<>("former") {};
  private static final long serialVersionUID = 1L;

  private final IngestCorpus.Settings settings;
  private final PCollectionView<Map<String, SplitPlan>> plans;

  DecodeAudioFn(IngestCorpus.Settings settings, PCollectionView<Map<String, SplitPlan>> plans) {
    this.settings = settings;
    this.plans = plans;
  }

  @ProcessElement
  public void process(ProcessContext context) {
    Map<String, List<Draft>> byFile = new TreeMap<>();
    Map<String, String> corpora = new TreeMap<>();
    Map<String, IngestedAudio> former = new HashMap<>();
    CoGbkResult group = context.element().getValue();
    group.getAll(FORMER).forEach(row -> former.put(row.utteranceId(), row));
    for (CorpusDraft draft : group.getAll(DRAFTS)) {
      String key = CorpusPaths.groupKey(draft.corpus(), draft.draft());
      corpora.put(key, draft.corpus());
      byFile.computeIfAbsent(key, k -> new ArrayList<>()).add(draft.draft());
    }
    Map<String, SplitPlan> splits = context.sideInput(plans);
    byFile.forEach(
        (key, drafts) -> {
          CorpusSpec spec = settings.corpora().get(corpora.get(key));
          IngestEngine engine = new IngestEngine(spec, settings.options());
          DraftAudio files = new DraftAudio(settings.storage(), spec.root(), settings.limits());
          KnownAudio audio =
              new KnownAudio(
                  settings.storage(), spec, files, former, row -> context.output(KNOWN, row));
          for (IngestResult result : engine.ingest(drafts, audio, splits.get(spec.name()))) {
            if (result instanceof IngestResult.Accepted accepted) {
              Utterance row = accepted.utterance();
              context.output(KV.of(settings.group(row.audioSha256()), row));
            } else if (result instanceof IngestResult.Rejected rejected) {
              context.output(REJECTS, rejected.reject());
            }
          }
          context.output(COUNTS, KV.of(Counts.REUSED, audio.reused()));
          context.output(COUNTS, KV.of(Counts.DECODED_FILES, files.decoded()));
        });
  }
}
