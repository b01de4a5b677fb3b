package emotionthinker.beam;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.filter.CotFilter;
import emotionthinker.stages.cot.filter.LabelCounts;
import emotionthinker.stages.cot.filter.RecoverabilityOptions;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/** Fits the label-blind reader on the candidates of labelled utterances of the train split. */
final class FitLabelReader
    extends PTransform<PCollection<KV<Integer, CoGbkResult>>, PCollectionView<LabelCounts>> {
  private static final long serialVersionUID = 1L;

  private final RecoverabilityOptions options;

  FitLabelReader(RecoverabilityOptions options) {
    this.options = options;
  }

  /** Whether the reader learns from the candidates of an utterance. */
  static boolean learns(Utterance utterance) {
    return utterance.split() == Split.TRAIN && utterance.emotion() != null;
  }

  @Override
  public PCollectionView<LabelCounts> expand(PCollection<KV<Integer, CoGbkResult>> shards) {
    return shards
        .apply("TakeLessons", ParDo.of(new LessonFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of()))
        .apply("Fit", Combine.globally(new FitFn(options)).asSingletonView());
  }

  private static final class LessonFn extends DoFn<KV<Integer, CoGbkResult>, KV<String, Integer>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<Integer, CoGbkResult> shard, OutputReceiver<KV<String, Integer>> out) {
      for (MeasuredUtterances.Joined one :
          MeasuredUtterances.joinWithCandidates(shard.getValue())) {
        if (learns(one.utterance())) {
          for (Candidate candidate : one.candidates()) {
            Optional<String> lesson = CotFilter.lesson(candidate);
            lesson.ifPresent(text -> out.output(KV.of(text, one.utterance().emotion().ordinal())));
          }
        }
      }
    }
  }

  private static final class FitFn
      extends Combine.CombineFn<KV<String, Integer>, LabelCounts, LabelCounts> {
    private static final long serialVersionUID = 1L;

    private final RecoverabilityOptions options;

    FitFn(RecoverabilityOptions options) {
      this.options = options;
    }

    @Override
    public LabelCounts createAccumulator() {
      return new LabelCounts(options);
    }

    @Override
    public LabelCounts addInput(LabelCounts counts, KV<String, Integer> lesson) {
      counts.accept(lesson.getKey(), Emotion.values()[lesson.getValue()]);
      return counts;
    }

    @Override
    public LabelCounts mergeAccumulators(Iterable<LabelCounts> all) {
      LabelCounts sum = createAccumulator();
      all.forEach(sum::combine);
      return sum;
    }

    @Override
    public LabelCounts extractOutput(LabelCounts counts) {
      return counts;
    }

    @Override
    public Coder<LabelCounts> getAccumulatorCoder(
        CoderRegistry registry, Coder<KV<String, Integer>> input) {
      return SerializableCoder.of(LabelCounts.class);
    }

    @Override
    public Coder<LabelCounts> getDefaultOutputCoder(
        CoderRegistry registry, Coder<KV<String, Integer>> input) {
      return SerializableCoder.of(LabelCounts.class);
    }
  }
}
