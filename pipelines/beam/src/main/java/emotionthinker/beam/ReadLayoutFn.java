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
 * Lists and reads one corpus: its drafts by group of audio files, its rejects, its splits, and how
 * many entries it has.
 */
final class ReadLayoutFn extends DoFn<String, KV<Integer, CorpusDraft>> {
  static final TupleTag<KV<Integer, CorpusDraft>> DRAFTS = new TupleTag<>("drafts") {};
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
            int group = settings.group(CorpusPaths.groupKey(corpus, draft));
            out.get(DRAFTS).output(KV.of(group, new CorpusDraft(corpus, draft)));
          } else {
            out.get(REJECTS).output(engine.problem((CorpusEntry.Problem) entry));
          }
        });
    out.get(PLANS).output(KV.of(corpus, census.plan(corpus, spec.split())));
    out.get(COUNTS).output(KV.of(Counts.ROWS_IN, entries.get()));
  }
}
