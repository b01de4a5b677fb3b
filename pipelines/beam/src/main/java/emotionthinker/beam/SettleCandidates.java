package emotionthinker.beam;

import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.stages.cot.filter.BlindText;
import emotionthinker.stages.cot.filter.CotFilter;
import emotionthinker.stages.cot.filter.FilterOptions;
import emotionthinker.stages.cot.filter.Finding;
import emotionthinker.stages.cot.filter.Judged;
import emotionthinker.stages.cot.filter.LabelCounts;
import emotionthinker.stages.cot.filter.LabelReader;
import emotionthinker.stages.cot.filter.LabelReaderSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Has a label-blind reader read the texts of judged shards, and settles which stay. */
final class SettleCandidates
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  /** A {@link SettledShard} for every shard. */
  static final TupleTag<KV<Integer, byte[]>> SETTLED = new TupleTag<>("settled") {};

  /** Failures of the reader by reason. */
  static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts") {};

  private static final long serialVersionUID = 1L;

  private final FilterOptions options;
  private final transient PCollectionView<LabelCounts> fitted;
  private final LabelReaderSource called;

  /**
   * At most one reader.
   *
   * @param fitted the embedded one; null for none
   * @param called one that every worker opens for itself; null for none
   */
  SettleCandidates(
      FilterOptions options, PCollectionView<LabelCounts> fitted, LabelReaderSource called) {
    this.options = options;
    this.fitted = fitted;
    this.called = called;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> judged) {
    ParDo.SingleOutput<KV<Integer, byte[]>, KV<Integer, byte[]>> settle =
        ParDo.of(new SettleFn(options, fitted, called));
    PCollectionTuple out =
        judged.apply(
            "Settle",
            (fitted == null ? settle : settle.withSideInputs(fitted))
                .withOutputTags(SETTLED, TupleTagList.of(COUNTS)));
    out.get(SETTLED).setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
    out.get(COUNTS).setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()));
    return out;
  }

  private static final class SettleFn extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final FilterOptions options;
    private final PCollectionView<LabelCounts> fitted;
    private final LabelReaderSource source;
    private transient CotFilter filter;
    private transient LabelReader called;

    SettleFn(FilterOptions options, PCollectionView<LabelCounts> fitted, LabelReaderSource source) {
      this.options = options;
      this.fitted = fitted;
      this.source = source;
    }

    @Setup
    public void setup() {
      filter = new CotFilter(options);
      called = source == null ? null : source.open();
    }

    @Teardown
    public void teardown() {
      if (called != null) {
        called.close();
      }
    }

    @ProcessElement
    public void process(ProcessContext context, MultiOutputReceiver out) {
      JudgedShard shard = JudgedShard.fromBytes(context.element().getValue());
      LabelReader reader = fitted == null ? called : context.sideInput(fitted);
      Iterator<Finding> findings = read(shard, reader).iterator();
      Sums sums = new Sums();
      List<SettledShard.Text> texts = new ArrayList<>();
      List<Reject> rejects = new ArrayList<>();
      for (Judged judged : shard.judged()) {
        List<Finding> own = new ArrayList<>();
        for (Judged.Passed passed : judged.passed()) {
          Finding finding = passed.blind() == null ? Finding.NONE : findings.next();
          own.add(finding);
          if (finding.failure() != null) {
            sums.add(FilterCot.unheard(finding.failure()), 1);
          }
        }
        CotFilter.Result result = filter.settle(judged, own);
        rejects.addAll(result.rejects());
        if (result.cot() != null) {
          texts.add(text(result));
        }
      }
      sums.emit(out.get(COUNTS));
      byte[] settled = new SettledShard(shard.rowsIn(), texts, rejects).toBytes();
      out.get(SETTLED).output(KV.of(context.element().getKey(), settled));
    }

    /** A finding for every text that has a blind one; a shard at once. */
    private static List<Finding> read(JudgedShard shard, LabelReader reader) {
      List<BlindText> texts =
          shard.judged().stream()
              .flatMap(judged -> judged.passed().stream())
              .map(Judged.Passed::blind)
              .filter(Objects::nonNull)
              .toList();
      return texts.isEmpty() ? List.of() : reader.read(texts);
    }

    private static SettledShard.Text text(CotFilter.Result result) {
      Cot cot = result.cot();
      return new SettledShard.Text(
          cot.candidateId(),
          result.masked(),
          EncodedRow.of(cot.utteranceId(), cot, Table.COT.codec()));
    }
  }
}
