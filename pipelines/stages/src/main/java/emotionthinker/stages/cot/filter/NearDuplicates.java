package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    /** A text by its masked words, one blank apart. */
    public static Text of(
        String utteranceId, String candidateId, String masked, NearDuplicateOptions options) {
      return new Text(utteranceId, candidateId, MinHash.ofMasked(masked, options));
    }
  }

  /** The texts that nearly repeat an earlier one, each with its reject. */
  public static Map<Text, Reject> among(List<Text> bucket, NearDuplicateOptions options) {
    if (bucket.size() < 2) {
      return Map.of();
    }
    List<Text> sorted = new ArrayList<>(bucket);
    sorted.sort(Comparator.comparing(Text::utteranceId));
    List<Text> kept = new ArrayList<>();
    Map<Text, Reject> rejects = new LinkedHashMap<>();
    for (Text text : sorted) {
      Text like =
          kept.stream()
              .filter(k -> text.signature.similarity(k.signature) >= options.minJaccard())
              .findFirst()
              .orElse(null);
      if (like == null) {
        kept.add(text);
      } else {
        rejects.put(
            text,
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
