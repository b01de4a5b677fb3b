package emotionthinker.beam;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.cot.filter.FilterOptions;
import emotionthinker.stages.cot.filter.LabelCounts;
import emotionthinker.stages.cot.filter.LabelReaderSource;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Judges candidates against the measurements of their utterance, has a label-blind reader read
 * those that pass, then drops near-duplicates among utterances. Gives the input of {@link
 * WriteTable}; rows in are candidates. Every text is read once: between the steps go whole shards,
 * encoded, as the reader waits for all texts, and near-duplicates for the reader.
 */
public final class FilterCot extends PTransform<PCollection<Candidate>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final FilterOptions options;
  private final LabelReaderSource reader;
  private final transient MeasuredUtterances utterances;

  private FilterCot(
      FilterOptions options, LabelReaderSource reader, MeasuredUtterances utterances) {
    this.options = options;
    this.reader = reader;
    this.utterances = utterances;
  }

  /**
   * Against what was measured on these utterances, with the embedded reader, which learns from the
   * candidates of the train split.
   */
  public static FilterCot against(MeasuredUtterances utterances, FilterOptions options) {
    return new FilterCot(options, null, utterances);
  }

  /** The same with a reader that every worker opens for itself; null for the embedded one. */
  public FilterCot readBy(LabelReaderSource called) {
    return new FilterCot(options, called, utterances);
  }

  /** Name under which texts are counted that a called reader did not read for this reason. */
  public static String unheard(RejectReason reason) {
    return "reader_" + reason.wire();
  }

  @Override
  public PCollectionTuple expand(PCollection<Candidate> candidates) {
    PCollectionTuple judged =
        utterances.byShard(candidates).apply("JudgeCandidates", new JudgeCandidates(options));
    if (options.recoverability().called() != (reader != null)) {
      throw new IllegalArgumentException(
          "recoverability.reader = " + options.recoverability().reader() + " with " + reader);
    }
    boolean embedded = options.recoverability().measure() && reader == null;
    PCollectionView<LabelCounts> fitted =
        embedded
            ? judged
                .get(JudgeCandidates.LEARNT)
                .apply(
                    "FitLabelReader",
                    Combine.globally(new FitLabelReader(options.recoverability()))
                        .asSingletonView())
            : null;
    PCollectionTuple settled =
        judged
            .get(JudgeCandidates.JUDGED)
            .apply("SettleCandidates", new SettleCandidates(options, fitted, reader));
    PCollectionTuple unique =
        settled
            .get(SettleCandidates.SETTLED)
            .apply(
                "DropNearDuplicates",
                new DropNearDuplicates(options.nearDuplicates(), utterances.shards()));
    PCollection<KV<String, Long>> counts =
        PCollectionList.of(settled.get(SettleCandidates.COUNTS))
            .and(unique.get(DropNearDuplicates.COUNTS))
            .and(
                unique
                    .get(DropNearDuplicates.MASKED)
                    .apply("MeasureDiversity", new MeasureDiversity()))
            .apply("JoinCounts", Flatten.pCollections());
    return WriteTable.encoded(
        unique.get(DropNearDuplicates.ROWS), unique.get(DropNearDuplicates.REJECTS), counts);
  }
}
