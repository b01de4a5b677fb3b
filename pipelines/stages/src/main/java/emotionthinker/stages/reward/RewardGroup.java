package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;

/**
 * The components of the rollouts of one prompt, K of each. A missing value (NaN) is one that could
 * not be computed.
 *
 * @param group names the group in outputs; need not be unique
 * @param rF form: 1 when the answer keeps the schema, else 0
 * @param rO outcome: 1 for the right label, 0 for a wrong one, between for a graded wrong one; a
 *     sample is correct exactly when it is 1
 * @param rT reasoning: 0.2 to 1 where it is {@code sum w g / 5} of scores from 1 to 5; what another
 *     trainer logged may go down to 0
 */
public record RewardGroup(String group, DoubleSeries rF, DoubleSeries rO, DoubleSeries rT) {
  /** R_t of the worst scores. */
  private static final double LEAST_R_T = 0.2;

  private static final double ROUNDING = 1e-9;

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardGroup {
    Checks.text("group", group);
    if (rF.size() == 0) {
      throw Checks.bad("r_f", "[]", "one value per rollout, at least one");
    }
    for (int i = 0; i < rF.size(); i++) {
      double f = rF.get(i);
      if (rF.has(i) && f != 0 && f != 1) {
        throw Checks.bad("r_f[" + i + "]", f, "0, 1 or null");
      }
    }
    sameSize("r_o", rO, rF);
    sameSize("r_t", rT, rF);
    for (int i = 0; i < rF.size(); i++) {
      if (rO.has(i)) {
        Checks.range("r_o[" + i + "]", rO.get(i), 0, 1, "from 0 to 1, or null");
      }
      if (rT.has(i)) {
        Checks.range(
            "r_t[" + i + "]",
            rT.get(i),
            0,
            1 + ROUNDING,
            "from 0 to 1, or null; a sample without a score is null, never 0");
      }
    }
  }

  private static void sameSize(String name, DoubleSeries values, DoubleSeries rF) {
    if (values.size() != rF.size()) {
      throw Checks.bad(name, values.size() + " values", "as long as r_f: " + rF.size());
    }
  }

  /**
   * Reasoning rewards that no scores from 1 to 5 give: of another scale, or failures that were
   * logged as 0.
   */
  public int belowScale() {
    int count = 0;
    for (int i = 0; i < rT.size(); i++) {
      count += rT.has(i) && rT.get(i) < LEAST_R_T - ROUNDING ? 1 : 0;
    }
    return count;
  }

  /** Number of rollouts, unscorable ones included. */
  public int size() {
    return rF.size();
  }

  /** Whether a rollout has its form and outcome, and its reasoning score when that counts. */
  public boolean scorable(int i, boolean reasoningCounts) {
    return rF.has(i) && rO.has(i) && (rT.has(i) || !reasoningCounts);
  }

  /** Whether a rollout's answer is the right label. */
  public boolean correct(int i) {
    return rO.get(i) == 1;
  }
}
