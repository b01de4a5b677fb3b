package emotionthinker.beam;

import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.IngestEngine;
import emotionthinker.stages.corpus.IngestResult;
import emotionthinker.stages.corpus.SplitPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Decodes an audio file for all drafts of it (segments, channels, and namesakes with another
 * extension): rows by the hash of their samples, and rejects.
 */
final class DecodeAudioFn extends DoFn<KV<String, Iterable<CorpusDraft>>, KV<String, Utterance>> {
  static final TupleTag<KV<String, Utterance>> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  private static final long serialVersionUID = 1L;

  private final IngestCorpus.Settings settings;
  private final PCollectionView<Map<String, SplitPlan>> plans;

  DecodeAudioFn(IngestCorpus.Settings settings, PCollectionView<Map<String, SplitPlan>> plans) {
    this.settings = settings;
    this.plans = plans;
  }

  @ProcessElement
  public void process(ProcessContext context) {
    List<Draft> drafts = new ArrayList<>();
    String corpus = "";
    for (CorpusDraft draft : context.element().getValue()) {
      corpus = draft.corpus();
      drafts.add(draft.draft());
    }
    CorpusSpec spec = settings.corpora().get(corpus);
    DraftAudio audio = new DraftAudio(settings.storage(), spec.root(), settings.limits());
    SplitPlan plan = context.sideInput(plans).get(corpus);
    for (IngestResult result : new IngestEngine(spec, settings.options()).ingest(drafts, audio, plan)) {
      if (result instanceof IngestResult.Accepted accepted) {
        Utterance row = accepted.utterance();
        context.output(KV.of(row.audioSha256(), row));
      } else if (result instanceof IngestResult.Rejected rejected) {
        context.output(REJECTS, rejected.reject());
      }
    }
  }
}
