package emotionthinker.beam;

import emotionthinker.io.Entry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.LayoutSummary;
import emotionthinker.stages.corpus.SplitPlan;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Partition;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Lists corpora and reads their layouts, both on workers: files that a reader takes one by one are
 * spread over its calls, all others (label files, and every file of a corpus whose label file says
 * which audio there is) go to every call of their corpus. Gives the outputs of {@link
 * ReadLayoutFn}, its summaries as {@link ReadLayoutFn#SUMMARIES}.
 */
final class ReadLayouts extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;
  private static final Coder<KV<String, CorpusFile>> FILES =
      KvCoder.of(StringUtf8Coder.of(), NullableCoder.of(SerializableCoder.of(CorpusFile.class)));

  private final IngestCorpus.Settings settings;

  ReadLayouts(IngestCorpus.Settings settings) {
    this.settings = settings;
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    LayoutKeys keys = new LayoutKeys(settings.corpora());
    PCollectionList<KV<String, CorpusFile>> files =
        begin
            .apply(
                "ListCorpora",
                new ListCorpora<>(
                    settings.storage(), settings.corpora(), CorpusFile.class, new EachFile()))
            .setCoder(FILES)
            .apply(
                "WhoIsReadAlone",
                Partition.of(2, (file, n) -> keys.alone(file.getKey(), file.getValue()) ? 0 : 1));
    PCollectionView<Map<String, Long>> weights =
        files
            .get(0)
            .apply("Weigh", MapElements.via(new Weigh()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()))
            .apply("SumWeights", Sum.longsPerKey())
            .apply("ShareWeights", View.asMap());
    PCollectionView<Map<String, Iterable<CorpusFile>>> others =
        files.get(1).apply("ShareOthers", View.asMultimap());
    List<KV<String, CorpusFile>> corpora =
        settings.corpora().keySet().stream().map(name -> KV.of(name, (CorpusFile) null)).toList();
    PCollectionTuple read =
        PCollectionList.of(begin.apply("NameCorpora", Create.of(corpora).withCoder(FILES)))
            .and(files.get(0))
            .apply("JoinNames", Flatten.pCollections())
            .apply("PlanCalls", ParDo.of(new PlanCallsFn(weights)).withSideInputs(weights))
            .setCoder(FILES)
            .apply("GroupByCall", GroupByKey.create())
            .apply(
                "ReadLayouts",
                ParDo.of(new ReadLayoutFn(settings, others))
                    .withSideInputs(others)
                    .withOutputTags(
                        ReadLayoutFn.DRAFTS,
                        TupleTagList.of(ReadLayoutFn.SUMMARIES)
                            .and(ReadLayoutFn.REJECTS)
                            .and(ReadLayoutFn.COUNTS)));
    return read;
  }

  /** The splits of every corpus. */
  PCollectionView<Map<String, SplitPlan>> plans(PCollectionTuple read) {
    return read.get(ReadLayoutFn.SUMMARIES)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(LayoutSummary.class)))
        .apply("JoinSummaries", Combine.perKey(ReadLayouts::sum))
        .apply("PlanSplits", MapElements.via(new Plan(settings)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(SplitPlan.class)))
        .apply("ShareSplits", View.asMap());
  }

  private static LayoutSummary sum(Iterable<LayoutSummary> summaries) {
    LayoutSummary sum = new LayoutSummary();
    summaries.forEach(sum::combine);
    return sum;
  }

  private record EachFile() implements ListCorpora.Found<CorpusFile> {
    @Override
    public void folder(Stream<Entry> files, Consumer<CorpusFile> out) {
      files.forEach(e -> out.accept(new CorpusFile(e.relative(), e.bytes(), e.problem(), null)));
    }
  }

  private static final class Weigh
      extends SimpleFunction<KV<String, CorpusFile>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    @Override
    public KV<String, Long> apply(KV<String, CorpusFile> file) {
      return KV.of(file.getKey(), LayoutKeys.weight(file.getValue()));
    }
  }

  private static final class Plan
      extends SimpleFunction<KV<String, LayoutSummary>, KV<String, SplitPlan>> {
    private static final long serialVersionUID = 1L;

    private final IngestCorpus.Settings settings;

    Plan(IngestCorpus.Settings settings) {
      this.settings = settings;
    }

    @Override
    public KV<String, SplitPlan> apply(KV<String, LayoutSummary> one) {
      return KV.of(one.getKey(), one.getValue().plan(settings.corpora().get(one.getKey())));
    }
  }
}
