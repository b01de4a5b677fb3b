package emotionthinker.beam;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.filter.CotFilter;
import emotionthinker.stages.cot.filter.FilterOptions;
import emotionthinker.stages.cot.filter.Judged;
import emotionthinker.stages.cot.filter.LabelCounts;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads every candidate once: judges it by all but the label-blind reader, and lets the embedded
 * reader learn from those of labelled utterances of the train split.
 */
final class JudgeCandidates
    extends PTransform<PCollection<KV<Integer, Iterable<KV<Integer, byte[]>>>>, PCollectionTuple> {
  /** A {@link JudgedShard} for every shard. */
  static final TupleTag<KV<Integer, byte[]>> JUDGED = new TupleTag<>("judged") {};

  /** What was learnt, in pieces. */
  static final TupleTag<LabelCounts> LEARNT = new TupleTag<>("learnt") {};

  private static final long serialVersionUID = 1L;

  private final FilterOptions options;

  JudgeCandidates(FilterOptions options) {
    this.options = options;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, Iterable<KV<Integer, byte[]>>>> shards) {
    PCollectionTuple out =
        shards.apply(
            "Judge",
            ParDo.of(new JudgeFn(options)).withOutputTags(JUDGED, TupleTagList.of(LEARNT)));
    out.get(JUDGED).setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
    out.get(LEARNT).setCoder(SerializableCoder.of(LabelCounts.class));
    return out;
  }

  private static final class JudgeFn
      extends DoFn<KV<Integer, Iterable<KV<Integer, byte[]>>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final FilterOptions options;
    private transient CotFilter filter;
    private transient LabelCounts learnt;

    JudgeFn(FilterOptions options) {
      this.options = options;
    }

    @Setup
    public void setup() {
      filter = new CotFilter(options);
    }

    @StartBundle
    public void startBundle() {
      learnt = null;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<Integer, byte[]>>> shard, MultiOutputReceiver out) {
      List<Judged> judged = new ArrayList<>();
      long rowsIn = 0;
      for (MeasuredUtterances.Joined one : MeasuredUtterances.join(shard.getValue())) {
        if (!one.candidates().isEmpty()) {
          rowsIn += one.candidates().size();
          judged.add(judge(one));
        }
      }
      out.get(JUDGED).output(KV.of(shard.getKey(), new JudgedShard(rowsIn, judged).toBytes()));
    }

    private Judged judge(MeasuredUtterances.Joined one) {
      Utterance utterance = one.utterance();
      boolean learns = embedded() && utterance.split() == Split.TRAIN;
      Emotion label = learns ? utterance.emotion() : null;
      return filter.judge(
          one.candidates(),
          CueSheet.of(utterance, one.levels(), one.prosody()),
          label,
          utterance.externalProcessing(),
          lesson -> learn(lesson, label));
    }

    private boolean embedded() {
      return options.recoverability().measure() && !options.recoverability().called();
    }

    private void learn(String lesson, Emotion label) {
      if (label == null) {
        return;
      }
      if (learnt == null) {
        learnt = new LabelCounts(options.recoverability());
      }
      learnt.accept(lesson, label);
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      if (learnt != null) {
        context.output(LEARNT, learnt, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
      }
    }
  }
}
