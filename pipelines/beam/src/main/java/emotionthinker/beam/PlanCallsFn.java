package emotionthinker.beam;

import emotionthinker.stages.corpus.CorpusFile;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/** Files by corpus become files by the call that reads them. */
final class PlanCallsFn extends DoFn<KV<String, CorpusFile>, KV<String, CorpusFile>> {
  private static final long serialVersionUID = 1L;

  private final PCollectionView<Map<String, Long>> weights;

  PlanCallsFn(PCollectionView<Map<String, Long>> weights) {
    this.weights = weights;
  }

  @ProcessElement
  public void process(ProcessContext context) {
    String corpus = context.element().getKey();
    CorpusFile file = context.element().getValue();
    Long weight = context.sideInput(weights).get(corpus);
    context.output(KV.of(LayoutKeys.call(corpus, file, weight), file));
  }
}
