package emotionthinker.beam;

import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Reject;
import emotionthinker.stages.cot.filter.MinHash;
import emotionthinker.stages.cot.filter.NearDuplicateOptions;
import emotionthinker.stages.cot.filter.NearDuplicates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
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

  DropNearDuplicates(NearDuplicateOptions options) {
    this.options = options;
  }

  @Override
  public PCollectionTuple expand(PCollection<Cot> cots) {
    PCollection<KV<String, Reject>> found =
        cots.apply("NameBuckets", ParDo.of(new NameBucketsFn(options)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(Cot.class)))
            .apply("GroupByBucket", GroupByKey.create())
            .apply("CompareInBucket", ParDo.of(new CompareFn(options)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(Reject.class)));
    PCollectionTuple split =
        KeyedPCollectionTuple.of(
                COTS,
                MeasuredUtterances.keyed("KeyTexts", cots, Cot.class, Cot::candidateId))
            .and(FOUND, found)
            .apply("JoinByCandidate", CoGroupByKey.create())
            .apply(
                "SplitRejects",
                ParDo.of(new SplitFn()).withOutputTags(ROWS, TupleTagList.of(REJECTS)));
    split.get(ROWS).setCoder(RecordCoder.of(Cot.class));
    split.get(REJECTS).setCoder(RecordCoder.of(Reject.class));
    return split;
  }

  private static final class NameBucketsFn extends DoFn<Cot, KV<String, Cot>> {
    private static final long serialVersionUID = 1L;

    private final NearDuplicateOptions options;

    NameBucketsFn(NearDuplicateOptions options) {
      this.options = options;
    }

    @ProcessElement
    public void process(@Element Cot cot, OutputReceiver<KV<String, Cot>> out) {
      MinHash.of(cot.reasoning(), options)
          .bandKeys(options)
          .forEach(key -> out.output(KV.of(key, cot)));
    }
  }

  private static final class CompareFn
      extends DoFn<KV<String, Iterable<Cot>>, KV<String, Reject>> {
    private static final long serialVersionUID = 1L;

    private final NearDuplicateOptions options;

    CompareFn(NearDuplicateOptions options) {
      this.options = options;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<Cot>> bucket, OutputReceiver<KV<String, Reject>> out) {
      NearDuplicates.inBucket(bucket.getValue(), options)
          .forEach(reject -> out.output(KV.of(reject.id(), reject)));
    }
  }

  /** A text found in several buckets gives one reject, that with the least detail in text order. */
  private static final class SplitFn extends DoFn<KV<String, CoGbkResult>, Cot> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<String, CoGbkResult> joined, MultiOutputReceiver out) {
      List<Reject> rejects = new ArrayList<>();
      joined.getValue().getAll(FOUND).forEach(rejects::add);
      if (rejects.isEmpty()) {
        out.get(ROWS).output(joined.getValue().getOnly(COTS));
      } else {
        rejects.sort(Comparator.comparing(Reject::detail));
        out.get(REJECTS).output(rejects.get(0));
      }
    }
  }
}
