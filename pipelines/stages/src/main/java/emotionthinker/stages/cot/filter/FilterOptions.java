package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.cot.claims.VerifierOptions;
import java.io.Serializable;

/**
 * Thresholds of the filter stage.
 *
 * @param minWords least words of a reasoning (words)
 * @param maxWords most words of a reasoning (words)
 * @param requireLabel whether an answer other than the label is rejected
 * @param maxContradicted most contradicted claims
 * @param maxUnsupported most unsupported claims
 * @param minCueCoverage least share of the salient cues (voice cues at other than the normal level)
 *     that a text speaks of (1)
 * @param maxRepeatedShare largest share of n-grams that occur before in the same text (1)
 * @param repetitionWords length of those n-grams (words)
 * @param minEnglishShare least share of words that are common English function words (1)
 * @param maxUnmeasured most claims about pauses and voice quality that nothing was measured for
 * @param minSelfConsistency least share of an utterance's samples that agree with a text, when
 *     there are several (1)
 * @param recoverability whether a label-blind reader must find the label
 * @param nearDuplicates when two texts are nearly the same
 * @param verifier tolerance of the claim verifier
 */
public record FilterOptions(
    int minWords,
    int maxWords,
    boolean requireLabel,
    int maxContradicted,
    int maxUnsupported,
    double minCueCoverage,
    double maxRepeatedShare,
    int repetitionWords,
    double minEnglishShare,
    int maxUnmeasured,
    double minSelfConsistency,
    RecoverabilityOptions recoverability,
    NearDuplicateOptions nearDuplicates,
    VerifierOptions verifier)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public FilterOptions {
    Checks.positive("min_words", minWords);
    Checks.range("max_words", (double) maxWords, minWords, 10_000, "from min_words to 10000");
    Checks.nonNegative("max_contradicted", maxContradicted);
    Checks.nonNegative("max_unsupported", maxUnsupported);
    Checks.share("min_cue_coverage", minCueCoverage);
    Checks.share("max_repeated_share", maxRepeatedShare);
    Checks.positive("repetition_words", repetitionWords);
    Checks.share("min_english_share", minEnglishShare);
    Checks.nonNegative("max_unmeasured", maxUnmeasured);
    Checks.share("min_self_consistency", minSelfConsistency);
    Checks.present("recoverability", recoverability);
    Checks.present("near_duplicates", nearDuplicates);
    Checks.present("verifier", verifier);
  }

  /** The defaults of {@code conf/reference/filter.conf}. */
  public static FilterOptions defaults() {
    return new FilterOptions(
        50,
        200,
        true,
        0,
        0,
        0.5,
        0.15,
        4,
        0.2,
        0,
        0,
        RecoverabilityOptions.defaults(),
        NearDuplicateOptions.defaults(),
        VerifierOptions.defaults());
  }
}
