package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Renders a text with its claims marked, and the verdict on each. */
public final class ClaimExplainer {
  private static final String PLAIN = "";
  private static final String PLAIN_AGAIN = "\u001b[0m";

  private ClaimExplainer() {}

  private static String colourAt(List<Claim> claims, int at) {
    return claims.stream()
        .filter(claim -> claim.start() <= at && at < claim.end())
        .map(Claim::verdict)
        .max(Comparator.comparingInt(ClaimExplainer::severity))
        .map(ClaimExplainer::colour)
        .orElse(PLAIN);
  }

  private static int severity(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> 0;
      case UNVERIFIABLE -> 1;
      case UNSUPPORTED -> 2;
      case CONTRADICTED -> 3;
    };
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> "\u001b[32m";
      case UNVERIFIABLE -> "\u001b[34m";
      case UNSUPPORTED -> "\u001b[33m";
      case CONTRADICTED -> "\u001b[31m";
    };
  }

  /**
   * The text with every claim in brackets and numbered, then one line for each: number, verdict,
   * cue, asserted, measured. Overlapping claims are numbered at their ends.
   */
  public static String explain(String reasoning, List<Claim> claims) {
    return explain(reasoning, claims, false);
  }

  /**
   * The same, for a terminal that knows ANSI colours: supported claims are green, contradicted red,
   * unsupported yellow, unverifiable blue; where claims overlap the worst verdict shows.
   */
  public static String coloured(String reasoning, List<Claim> claims) {
    return explain(reasoning, claims, true);
  }

  private static String explain(String reasoning, List<Claim> claims, boolean coloured) {
    StringBuilder out = new StringBuilder();
    String colour = PLAIN;
    for (int at = 0; at <= reasoning.length(); at++) {
      String next = coloured ? colourAt(claims, at) : PLAIN;
      if (!next.equals(colour) && !colour.equals(PLAIN)) {
        out.append(PLAIN_AGAIN);
      }
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
      if (!next.equals(colour)) {
        out.append(next);
        colour = next;
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
