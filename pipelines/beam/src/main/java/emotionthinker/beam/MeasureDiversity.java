package emotionthinker.beam;

import emotionthinker.stages.cot.filter.TextDiversity;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Top;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * How varied texts are, as counts of the run, by their masked words: over at most {@value #TEXTS}
 * of them, those of the least ids, so that the figure depends on the texts alone.
 */
final class MeasureDiversity
    extends PTransform<PCollection<KV<String, String>>, PCollection<KV<String, Long>>> {
  static final int TEXTS = 20_000;
  private static final long serialVersionUID = 1L;
  private static final int NGRAM = 8;
  private static final int SELF_BLEU_TEXTS = 200;
  private static final long SEED = 1;

  @Override
  public PCollection<KV<String, Long>> expand(PCollection<KV<String, String>> masked) {
    return masked
        .apply("TakeTexts", Top.of(TEXTS, new LeastIdFirst()))
        .apply("Measure", ParDo.of(new MeasureFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()));
  }

  private static final class LeastIdFirst implements Comparator<KV<String, String>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(KV<String, String> a, KV<String, String> b) {
      return b.getKey().compareTo(a.getKey());
    }
  }

  private static final class MeasureFn extends DoFn<List<KV<String, String>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element List<KV<String, String>> texts, OutputReceiver<KV<String, Long>> out) {
      TextDiversity diversity =
          TextDiversity.ofMasked(
              texts.stream().map(KV::getValue).toList(), NGRAM, SELF_BLEU_TEXTS, SEED);
      out.output(KV.of("diversity_texts", (long) diversity.texts()));
      out.output(KV.of("most_common_8gram_texts", (long) diversity.maxNgramTexts()));
      out.output(
          KV.of("distinct_openings_permille", Math.round(1000 * diversity.distinctOpeningShare())));
      out.output(KV.of("self_bleu_permille", Math.round(1000 * diversity.selfBleu())));
    }
  }
}
