package emotionthinker.beam;

import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Reject;
import emotionthinker.stages.cot.filter.NearDuplicateOptions;
import emotionthinker.stages.cot.filter.NearDuplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Texts of all utterances meet in the buckets of their MinHash bands; those that nearly repeat
 * another of their bucket become rejects, the others rows.
 */
final class DropNearDuplicates extends PTransform<PCollection<Cot>, PCollectionTuple> {
  static final TupleTag<Cot> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Cot> COTS = new TupleTag<>("cots") {};
  private static final TupleTag<Reject> FOUND = new TupleTag<>("found") {};

  private final NearDuplicateOptions options;
  private final int shards;

  DropNearDuplicates(NearDuplicateOptions options, int shards) {
    this.options = options;
    this.shards = shards;
  }

  @Override
  public PCollectionTuple expand(PCollection<Cot> cots) {
    PCollection<Reject> found =
        cots.apply("NameBuckets", ParDo.of(new NameBucketsFn(options, shards)))
            .setCoder(
                KvCoder.of(
                    VarIntCoder.of(), KvCoder.of(StringUtf8Coder.of(), new SignatureCoder())))
            .apply("GroupByShard", GroupByKey.create())
            .apply("CompareInBuckets", ParDo.of(new CompareFn(options)))
            .setCoder(RecordCoder.of(Reject.class));
    PCollectionTuple split =
        KeyedPCollectionTuple.of(
                COTS, Shards.byShard("ShardTexts", cots, Cot.class, Cot::candidateId, shards))
            .and(FOUND, Shards.byShard("ShardFound", found, Reject.class, Reject::id, shards))
            .apply("JoinByShard", CoGroupByKey.create())
            .apply(
                "SplitRejects",
                ParDo.of(new SplitFn()).withOutputTags(ROWS, TupleTagList.of(REJECTS)));
    split.get(ROWS).setCoder(RecordCoder.of(Cot.class));
    split.get(REJECTS).setCoder(RecordCoder.of(Reject.class));
    return split;
  }

  private static final class NameBucketsFn
      extends DoFn<Cot, KV<Integer, KV<String, NearDuplicates.Text>>> {
    private static final long serialVersionUID = 1L;

    private final NearDuplicateOptions options;
    private final int shards;

    NameBucketsFn(NearDuplicateOptions options, int shards) {
      this.options = options;
      this.shards = shards;
    }

    @ProcessElement
    public void process(
        @Element Cot cot, OutputReceiver<KV<Integer, KV<String, NearDuplicates.Text>>> out) {
      NearDuplicates.Text text = NearDuplicates.Text.of(cot, options);
      for (String bucket : text.signature().bandKeys(options)) {
        out.output(KV.of(Shards.of(bucket, shards), KV.of(bucket, text)));
      }
    }
  }

  private static final class CompareFn
      extends DoFn<KV<Integer, Iterable<KV<String, NearDuplicates.Text>>>, Reject> {
    private static final long serialVersionUID = 1L;

    private final NearDuplicateOptions options;

    CompareFn(NearDuplicateOptions options) {
      this.options = options;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<String, NearDuplicates.Text>>> shard,
        OutputReceiver<Reject> out) {
      Map<String, List<NearDuplicates.Text>> buckets = new TreeMap<>();
      for (KV<String, NearDuplicates.Text> one : shard.getValue()) {
        buckets.computeIfAbsent(one.getKey(), bucket -> new ArrayList<>()).add(one.getValue());
      }
      for (List<NearDuplicates.Text> bucket : buckets.values()) {
        NearDuplicates.among(bucket, options).forEach(out::output);
      }
    }
  }

  /** A text found in several buckets gives one reject, that with the least detail in text order. */
  private static final class SplitFn extends DoFn<KV<Integer, CoGbkResult>, Cot> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element KV<Integer, CoGbkResult> shard, MultiOutputReceiver out) {
      Map<String, Reject> rejects = new TreeMap<>();
      for (Reject reject : shard.getValue().getAll(FOUND)) {
        rejects.merge(reject.id(), reject, (a, b) -> a.detail().compareTo(b.detail()) <= 0 ? a : b);
      }
      for (Cot cot : shard.getValue().getAll(COTS)) {
        if (!rejects.containsKey(cot.candidateId())) {
          out.get(ROWS).output(cot);
        }
      }
      rejects.values().forEach(out.get(REJECTS)::output);
    }
  }
}
