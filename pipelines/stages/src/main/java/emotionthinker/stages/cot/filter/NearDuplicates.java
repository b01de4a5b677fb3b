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

  /**
   * What a comparison needs of a text.
   *
   * @param utteranceId utterance, which orders the texts
   * @param candidateId candidate, which a reject names
   * @param signature MinHash of the masked text
   */
  public record Text(String utteranceId, String candidateId, MinHash signature) {
    /** The text of a chain of thought. */
    public static Text of(Cot cot, NearDuplicateOptions options) {
      return new Text(cot.utteranceId(), cot.candidateId(), MinHash.of(cot.reasoning(), options));
    }
  }

  /** Rejects of the texts that nearly repeat an earlier one. */
  public static List<Reject> inBucket(Iterable<Cot> bucket, NearDuplicateOptions options) {
    List<Text> texts = new ArrayList<>();
    bucket.forEach(cot -> texts.add(Text.of(cot, options)));
    return among(texts, options);
  }

  /** {@link #inBucket} of texts whose signatures are known. */
  public static List<Reject> among(List<Text> bucket, NearDuplicateOptions options) {
    if (bucket.size() < 2) {
      return List.of();
    }
    List<Text> sorted = new ArrayList<>(bucket);
    sorted.sort(Comparator.comparing(Text::utteranceId));
    List<Text> kept = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (Text text : sorted) {
      Text like =
          kept.stream()
              .filter(k -> text.signature.similarity(k.signature) >= options.minJaccard())
              .findFirst()
              .orElse(null);
      if (like == null) {
        kept.add(text);
      } else {
        rejects.add(
            new Reject(
                CotFilter.STAGE,
                text.candidateId,
                RejectReason.NEAR_DUPLICATE,
                String.format(
                    Locale.ROOT,
                    "%.2f like %s",
                    text.signature.similarity(like.signature),
                    like.utteranceId)));
      }
    }
    return rejects;
  }
}
