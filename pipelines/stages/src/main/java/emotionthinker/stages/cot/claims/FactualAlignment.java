package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Verdict;
import java.util.List;

/**
 * Share of decidable claims that the measurements support: supported / (supported + contradicted +
 * unsupported). Unverifiable claims do not count. A text without a decidable claim invents nothing
 * and grounds nothing: its share is 1 by the convention of empty conjunctions, and its score on the
 * scale of the reward dimensions is the middle, 3.
 */
public final class FactualAlignment {
  private FactualAlignment() {}

  /** From 0 to 1. */
  public static double share(List<Claim> claims) {
    long decidable = decidable(claims);
    return decidable == 0 ? 1 : (double) count(claims, Verdict.SUPPORTED) / decidable;
  }

  /** From 1 to 5: {@code 1 + 4 share}; 3 without a decidable claim. */
  public static double score(List<Claim> claims) {
    return decidable(claims) == 0 ? 3 : 1 + 4 * share(claims);
  }

  /**
   * The score of a text that is rewarded, from 1 to 5: {@link #score} in which claims of what was
   * not measured ({@link #unmeasured}) are not borne out. Without them a policy would earn the same
   * for inventing a sigh as for saying nothing.
   */
  public static double rewardScore(List<Claim> claims) {
    long counted = decidable(claims) + unmeasured(claims).size();
    return counted == 0 ? 3 : 1 + 4.0 * count(claims, Verdict.SUPPORTED) / counted;
  }

  /** Claims of pauses or of the quality of the voice that the cue sheet does not hold. */
  public static List<Claim> unmeasured(List<Claim> claims) {
    return claims.stream()
        .filter(c -> c.cue() == Cue.PAUSES || c.cue() == Cue.VOICE_QUALITY)
        .filter(c -> c.verdict() == Verdict.UNVERIFIABLE)
        .toList();
  }

  /** Number of claims with a verdict. */
  public static long count(List<Claim> claims, Verdict verdict) {
    return claims.stream().filter(c -> c.verdict() == verdict).count();
  }

  private static long decidable(List<Claim> claims) {
    return claims.size() - count(claims, Verdict.UNVERIFIABLE);
  }
}
