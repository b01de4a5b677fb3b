package emotionthinker.beam;

import emotionthinker.schemas.Reject;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReaders;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.IngestEngine;
import emotionthinker.stages.corpus.SpeakerCensus;
import emotionthinker.stages.corpus.SplitPlan;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Lists and reads one corpus: its drafts by audio file, its rejects, its splits, and how many entries
 * it has.
 */
final class ReadLayoutFn extends DoFn<String, KV<String, CorpusDraft>> {
  static final TupleTag<KV<String, CorpusDraft>> DRAFTS = new TupleTag<>("drafts") {};
  static final TupleTag<KV<String, SplitPlan>> PLANS = new TupleTag<>("plans") {};
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts") {};
  private static final long serialVersionUID = 1L;

  private final IngestCorpus.Settings settings;

  ReadLayoutFn(IngestCorpus.Settings settings) {
    this.settings = settings;
  }

  @ProcessElement
  public void process(@Element String corpus, MultiOutputReceiver out) {
    CorpusSpec spec = settings.corpora().get(corpus);
    IngestEngine engine = new IngestEngine(spec, settings.options());
    SpeakerCensus census = new SpeakerCensus();
    AtomicLong entries = new AtomicLong();
    CorpusReaders.read(
        StorageCorpusFiles.list(settings.storage(), corpus, spec.root()),
        spec,
        entry -> {
          entries.incrementAndGet();
          if (entry instanceof Draft draft) {
            census.accept(draft);
            out.get(DRAFTS)
                .output(KV.of(CorpusPaths.groupKey(corpus, draft), new CorpusDraft(corpus, draft)));
          } else {
            out.get(REJECTS).output(engine.problem((CorpusEntry.Problem) entry));
          }
        });
    out.get(PLANS).output(KV.of(corpus, census.plan(corpus, spec.split())));
    out.get(COUNTS).output(KV.of(Counts.ROWS_IN, entries.get()));
  }
}
