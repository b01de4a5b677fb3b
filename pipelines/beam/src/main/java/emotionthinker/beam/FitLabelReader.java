package emotionthinker.beam;

import emotionthinker.stages.cot.filter.LabelCounts;
import emotionthinker.stages.cot.filter.RecoverabilityOptions;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine;

/** Adds up what the embedded label-blind reader has learnt. */
final class FitLabelReader extends Combine.CombineFn<LabelCounts, LabelCounts, LabelCounts> {
  private static final long serialVersionUID = 1L;

  private final RecoverabilityOptions options;

  FitLabelReader(RecoverabilityOptions options) {
    this.options = options;
  }

  @Override
  public LabelCounts createAccumulator() {
    return new LabelCounts(options);
  }

  @Override
  public LabelCounts addInput(LabelCounts counts, LabelCounts learnt) {
    counts.combine(learnt);
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
  public Coder<LabelCounts> getAccumulatorCoder(CoderRegistry registry, Coder<LabelCounts> input) {
    return SerializableCoder.of(LabelCounts.class);
  }

  @Override
  public Coder<LabelCounts> getDefaultOutputCoder(
      CoderRegistry registry, Coder<LabelCounts> input) {
    return SerializableCoder.of(LabelCounts.class);
  }
}
