package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Claim;
import java.util.List;
import java.util.Locale;

/** Renders a text with its claims marked, and the verdict on each. */
public final class ClaimExplainer {
  private ClaimExplainer() {}

  /**
   * The text with every claim in brackets and numbered, then one line for each: number, verdict,
   * cue, asserted, measured. Overlapping claims are numbered at their ends.
   */
  public static String explain(String reasoning, List<Claim> claims) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at <= reasoning.length(); at++) {
      for (int i = 0; i < claims.size(); i++) {
        if (claims.get(i).end() == at) {
          out.append("](").append(i + 1).append(')');
        }
      }
      for (Claim claim : claims) {
        if (claim.start() == at) {
          out.append('[');
        }
      }
      if (at < reasoning.length()) {
        out.append(reasoning.charAt(at));
      }
    }
    out.append('\n');
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      out.append(
          String.format(
              Locale.ROOT,
              "%4d  %-12s  %s: says %s, measured %s\n",
              i + 1,
              claim.verdict().wire(),
              claim.cue().wire(),
              claim.asserted(),
              claim.measured() == null ? "nothing" : claim.measured()));
    }
    out.append(
        String.format(Locale.ROOT, "factual_alignment %.2f\n", FactualAlignment.share(claims)));
    return out.toString();
  }
}
