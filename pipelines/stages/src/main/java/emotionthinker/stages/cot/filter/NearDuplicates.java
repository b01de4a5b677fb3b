package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Near-duplicates among the texts of one LSH bucket. Of two the one with the lesser utterance id
 * survives; a text is judged against survivors of its bucket only, so the outcome depends on the
 * bucket's content and not on its order. A text that falls in any bucket is rejected.
 */
public final class NearDuplicates {
  private NearDuplicates() {}

  /** Rejects of the texts that nearly repeat an earlier one. */
  public static List<Reject> inBucket(Iterable<Cot> bucket, NearDuplicateOptions options) {
    List<Cot> sorted = new ArrayList<>();
    bucket.forEach(sorted::add);
    if (sorted.size() < 2) {
      return List.of();
    }
    sorted.sort(Comparator.comparing(Cot::utteranceId));
    List<Cot> kept = new ArrayList<>();
    List<MinHash> signatures = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (Cot cot : sorted) {
      MinHash signature = MinHash.of(cot.reasoning(), options);
      int like = -1;
      for (int k = 0; k < kept.size() && like < 0; k++) {
        like = signature.similarity(signatures.get(k)) >= options.minJaccard() ? k : -1;
      }
      if (like < 0) {
        kept.add(cot);
        signatures.add(signature);
      } else {
        double similarity = signature.similarity(signatures.get(like));
        rejects.add(
            new Reject(
                CotFilter.STAGE,
                cot.candidateId(),
                RejectReason.NEAR_DUPLICATE,
                String.format(
                    Locale.ROOT, "%.2f like %s", similarity, kept.get(like).utteranceId())));
      }
    }
    return rejects;
  }
}
