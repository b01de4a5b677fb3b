package emotionthinker.beam;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Reject;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.filter.CotFilter;
import emotionthinker.stages.cot.filter.FilterOptions;
import emotionthinker.stages.cot.filter.LabelCounts;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Judges candidates against the measurements of their utterance, with a label-blind reader that was
 * fitted before on those of the train split, then drops near-duplicates among utterances. Gives the
 * input of {@link WriteTable}; rows in are candidates.
 */
public final class FilterCot extends PTransform<PCollection<Candidate>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Cot> ROWS = new TupleTag<>("rows") {};
  private static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};
  private static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts") {};

  private final FilterOptions options;
  private final transient MeasuredUtterances utterances;

  private FilterCot(FilterOptions options, MeasuredUtterances utterances) {
    this.options = options;
    this.utterances = utterances;
  }

  /** Against what was measured on these utterances. */
  public static FilterCot against(MeasuredUtterances utterances, FilterOptions options) {
    return new FilterCot(options, utterances);
  }

  @Override
  public PCollectionTuple expand(PCollection<Candidate> candidates) {
    PCollection<KV<Integer, CoGbkResult>> shards = utterances.byShard(candidates);
    PCollectionView<LabelCounts> reader =
        options.recoverability().measure()
            ? shards.apply("FitLabelReader", new FitLabelReader(options.recoverability()))
            : null;
    ParDo.SingleOutput<KV<Integer, CoGbkResult>, Cot> judge =
        ParDo.of(new JudgeFn(options, reader));
    PCollectionTuple judged =
        shards.apply(
            "JudgeCandidates",
            (reader == null ? judge : judge.withSideInputs(reader))
                .withOutputTags(ROWS, TupleTagList.of(REJECTS).and(COUNTS)));
    PCollectionTuple unique =
        judged
            .get(ROWS)
            .setCoder(RecordCoder.of(Cot.class))
            .apply(
                "DropNearDuplicates",
                new DropNearDuplicates(
                    options.nearDuplicates(), Shards.forRows(utterances.rows())));
    PCollection<Cot> rows = unique.get(DropNearDuplicates.ROWS);
    PCollection<Reject> rejects =
        PCollectionList.of(judged.get(REJECTS).setCoder(RecordCoder.of(Reject.class)))
            .and(unique.get(DropNearDuplicates.REJECTS))
            .apply("JoinRejects", Flatten.pCollections());
    PCollection<KV<String, Long>> counts =
        PCollectionList.of(
                judged.get(COUNTS).setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
            .and(rows.apply("MeasureDiversity", new MeasureDiversity()))
            .apply("JoinCounts", Flatten.pCollections());
    return WriteTable.input(rows, rejects, counts);
  }

  private static final class JudgeFn extends DoFn<KV<Integer, CoGbkResult>, Cot> {
    private static final long serialVersionUID = 1L;

    private final FilterOptions options;
    private final PCollectionView<LabelCounts> reader;
    private transient CotFilter filter;

    JudgeFn(FilterOptions options, PCollectionView<LabelCounts> reader) {
      this.options = options;
      this.reader = reader;
    }

    @StartBundle
    public void startBundle() {
      filter = null;
    }

    @ProcessElement
    public void process(ProcessContext context, MultiOutputReceiver out) {
      if (filter == null) {
        filter = new CotFilter(options, reader == null ? null : context.sideInput(reader));
      }
      for (MeasuredUtterances.Joined one :
          MeasuredUtterances.joinWithCandidates(context.element().getValue())) {
        if (!one.candidates().isEmpty()) {
          CueSheet sheet = CueSheet.of(one.utterance(), one.levels(), one.prosody());
          CotFilter.Result result =
              filter.filter(one.candidates(), sheet, FitLabelReader.learns(one.utterance()));
          if (result.cot() != null) {
            out.get(ROWS).output(result.cot());
          }
          result.rejects().forEach(out.get(REJECTS)::output);
          out.get(COUNTS).output(KV.of(Counts.ROWS_IN, (long) one.candidates().size()));
        }
      }
    }
  }
}
