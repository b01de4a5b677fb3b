package emotionthinker.beam;

import emotionthinker.schemas.Reject;
import emotionthinker.stages.cot.filter.NearDuplicateOptions;
import emotionthinker.stages.cot.filter.NearDuplicates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Texts of all utterances meet in the buckets of their MinHash bands; those that nearly repeat
 * another of their bucket become rejects. Takes a {@link SettledShard} for every shard and gives
 * its rows, rejects and counts.
 */
final class DropNearDuplicates
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  static final TupleTag<EncodedRow> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts") {};

  /** Masked words of the texts that stay, by utterance. */
  static final TupleTag<KV<String, String>> MASKED = new TupleTag<>("masked") {};

  private static final long serialVersionUID = 1L;
  private static final KvCoder<Integer, byte[]> PACKS =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
  private static final int SETTLED = 0;
  private static final int FOUND = 1;

  private final NearDuplicateOptions options;
  private final int shards;

  DropNearDuplicates(NearDuplicateOptions options, int shards) {
    this.options = options;
    this.shards = shards;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> settled) {
    PCollection<KV<Integer, byte[]>> found =
        settled
            .apply("NameBuckets", ParDo.of(new NameBucketsFn(options, shards)))
            .setCoder(PACKS)
            .apply("GroupBuckets", GroupByKey.create())
            .apply("CompareInBuckets", ParDo.of(new CompareFn(options, shards)))
            .setCoder(PACKS);
    PCollectionTuple split =
        PCollectionList.of(Shards.tagged(SETTLED, settled))
            .and(Shards.tagged(FOUND, found))
            .apply("JoinFound", Flatten.pCollections())
            .apply("GroupByShard", GroupByKey.create())
            .apply(
                "SplitRejects",
                ParDo.of(new SplitFn())
                    .withOutputTags(ROWS, TupleTagList.of(REJECTS).and(COUNTS).and(MASKED)));
    split.get(ROWS).setCoder(new EncodedRow.RowCoder());
    split.get(REJECTS).setCoder(RecordCoder.of(Reject.class));
    split.get(COUNTS).setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()));
    split.get(MASKED).setCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()));
    return split;
  }

  /** A text travels once to every shard that some of its buckets are in. */
  private static final class NameBucketsFn extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final NearDuplicateOptions options;
    private final int shards;

    NameBucketsFn(NearDuplicateOptions options, int shards) {
      this.options = options;
      this.shards = shards;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, byte[]> shard, OutputReceiver<KV<Integer, byte[]>> out) {
      Packs<BucketedText> packs = new Packs<>(new BucketedText.TextCoder());
      for (SettledShard.Text one : SettledShard.fromBytes(shard.getValue()).texts()) {
        NearDuplicates.Text text =
            NearDuplicates.Text.of(one.row().id(), one.candidateId(), one.masked(), options);
        Map<Integer, long[]> places = new TreeMap<>();
        for (long bucket : text.signature().bandKeys(options)) {
          places.merge(
              (int) Math.floorMod(bucket, (long) shards),
              new long[] {bucket},
              DropNearDuplicates::joined);
        }
        places.forEach((place, buckets) -> packs.add(place, new BucketedText(text, buckets)));
      }
      packs.emit(out::output);
    }
  }

  private static long[] joined(long[] some, long[] one) {
    long[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one[0];
    return all;
  }

  private static final class CompareFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final NearDuplicateOptions options;
    private final int shards;

    CompareFn(NearDuplicateOptions options, int shards) {
      this.options = options;
      this.shards = shards;
    }

    private record Entry(long bucket, NearDuplicates.Text text) {}

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> shard, OutputReceiver<KV<Integer, byte[]>> out) {
      List<Entry> entries = new ArrayList<>();
      for (byte[] pack : shard.getValue()) {
        Packs.unpack(
            pack,
            new BucketedText.TextCoder(),
            one ->
                Arrays.stream(one.buckets())
                    .forEach(bucket -> entries.add(new Entry(bucket, one.text()))));
      }
      entries.sort(Comparator.comparingLong(Entry::bucket));
      Packs<Reject> packs = new Packs<>(RecordCoder.of(Reject.class));
      for (int from = 0; from < entries.size(); ) {
        int to = from + 1;
        while (to < entries.size() && entries.get(to).bucket() == entries.get(from).bucket()) {
          to++;
        }
        List<NearDuplicates.Text> bucket =
            entries.subList(from, to).stream().map(Entry::text).toList();
        NearDuplicates.among(bucket, options)
            .forEach((text, reject) -> packs.add(Shards.of(text.utteranceId(), shards), reject));
        from = to;
      }
      packs.emit(out::output);
    }
  }

  /** A text found in several buckets gives one reject, that with the least detail in text order. */
  private static final class SplitFn
      extends DoFn<KV<Integer, Iterable<KV<Integer, byte[]>>>, EncodedRow> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<Integer, byte[]>>> shard, MultiOutputReceiver out) {
      Map<String, Reject> rejects = new TreeMap<>();
      List<SettledShard> settled = new ArrayList<>();
      for (KV<Integer, byte[]> pack : shard.getValue()) {
        if (pack.getKey() == SETTLED) {
          settled.add(SettledShard.fromBytes(pack.getValue()));
        } else {
          Packs.unpack(
              pack.getValue(),
              RecordCoder.of(Reject.class),
              reject -> rejects.merge(reject.id(), reject, SplitFn::least));
        }
      }
      for (SettledShard one : settled) {
        for (SettledShard.Text text : one.texts()) {
          if (!rejects.containsKey(text.candidateId())) {
            out.get(ROWS).output(text.row());
            out.get(MASKED).output(KV.of(text.row().id(), text.masked()));
          }
        }
        one.rejects().forEach(out.get(REJECTS)::output);
        out.get(COUNTS).output(KV.of(Counts.ROWS_IN, one.rowsIn()));
      }
      rejects.values().forEach(out.get(REJECTS)::output);
    }

    private static Reject least(Reject a, Reject b) {
      return a.detail().compareTo(b.detail()) <= 0 ? a : b;
    }
  }
}
