package emotionthinker.beam;

import emotionthinker.schemas.Reject;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReaders;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.IngestEngine;
import emotionthinker.stages.corpus.LayoutSummary;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * One call of a reader: its drafts by group of audio files, its rejects, what it says of the corpus
 * as a whole, and how many entries there were.
 */
final class ReadLayoutFn extends DoFn<KV<String, Iterable<CorpusFile>>, KV<Integer, CorpusDraft>> {
  static final TupleTag<KV<Integer, CorpusDraft>> DRAFTS = new TupleTag<>("drafts") {};
  static final TupleTag<KV<String, LayoutSummary>> SUMMARIES = new TupleTag<>("summaries") {};
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts") {};
  private static final long serialVersionUID = 1L;

  private final IngestCorpus.Settings settings;
  private final PCollectionView<Map<String, Iterable<CorpusFile>>> others;

  ReadLayoutFn(
      IngestCorpus.Settings settings, PCollectionView<Map<String, Iterable<CorpusFile>>> others) {
    this.settings = settings;
    this.others = others;
  }

  @ProcessElement
  public void process(ProcessContext context) {
    String corpus = LayoutKeys.corpus(context.element().getKey());
    CorpusSpec spec = settings.corpora().get(corpus);
    IngestEngine engine = new IngestEngine(spec, settings.options());
    Iterable<CorpusFile> shared = context.sideInput(others).get(corpus);
    Iterable<CorpusFile> own = context.element().getValue();
    Iterable<CorpusFile> all =
        () -> Stream.concat(stream(shared), stream(own)).filter(Objects::nonNull).iterator();
    LayoutSummary summary =
        CorpusReaders.read(
            new StorageCorpusFiles(settings.storage(), spec.root(), all),
            spec,
            entry -> {
              if (entry instanceof Draft draft) {
                int group = settings.group(CorpusPaths.groupKey(corpus, draft));
                context.output(KV.of(group, new CorpusDraft(corpus, draft)));
              } else {
                context.output(REJECTS, engine.problem((CorpusEntry.Problem) entry));
              }
            });
    context.output(SUMMARIES, KV.of(corpus, summary));
    context.output(COUNTS, KV.of(Counts.ROWS_IN, summary.entries()));
  }

  private static Stream<CorpusFile> stream(Iterable<CorpusFile> files) {
    return files == null ? Stream.of() : StreamSupport.stream(files.spliterator(), false);
  }
}
