package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.FactualAlignment;
import emotionthinker.stages.reward.CueCoverage;
import java.util.List;
import java.util.Set;

/** Numbers of the claims of a text. */
final class ClaimSigns {
  /** Cues that claims are counted for. */
  private static final List<Cue> CUES =
      List.of(
          Cue.PITCH,
          Cue.ENERGY,
          Cue.SPEED,
          Cue.INTONATION,
          Cue.STRESS,
          Cue.PAUSES,
          Cue.VOICE_QUALITY,
          Cue.GENDER,
          Cue.AGE);

  static final int SIZE = 3 * 9 + 3;

  private ClaimSigns() {}

  /** Whether a number is of a cue that completeness counts, or the coverage itself. */
  static boolean countsForCoverage(int sign) {
    return sign == SIZE - 1
        || (sign < 3 * CUES.size() && CueCoverage.COUNTED.contains(CUES.get(sign / 3)));
  }

  /**
   * Per cue whether it is claimed, the share that is borne out, whether one is not; then factual
   * alignment / 5, whether nothing is claimed, and the share of the weight of cues spoken of.
   *
   * @param spoken cues that something is said of
   */
  static void fill(double[] out, int at, List<Claim> claims, Set<Cue> spoken, CueSheet sheet) {
    int next = at;
    for (Cue cue : CUES) {
      List<Claim> of =
          claims.stream()
              .filter(c -> c.cue() == cue && c.verdict() != Verdict.UNVERIFIABLE)
              .toList();
      double held = of.stream().filter(c -> c.verdict() == Verdict.SUPPORTED).count();
      out[next++] = of.isEmpty() ? 0 : 1;
      out[next++] = of.isEmpty() ? 0 : held / of.size();
      out[next++] = held < of.size() ? 1 : 0;
    }
    out[next++] = FactualAlignment.rewardScore(claims) / 5;
    out[next++] = claims.stream().allMatch(c -> c.verdict() == Verdict.UNVERIFIABLE) ? 1 : 0;
    out[next] = (CueCoverage.score(spoken, sheet) - 1) / 4;
  }

  /** 1 + 3 cue + (0 borne out, 1 not, 2 undecidable). */
  static int tag(Claim claim) {
    int verdict =
        switch (claim.verdict()) {
          case SUPPORTED -> 0;
          case CONTRADICTED, UNSUPPORTED -> 1;
          case UNVERIFIABLE -> 2;
        };
    return 1 + 3 * claim.cue().ordinal() + verdict;
  }
}
