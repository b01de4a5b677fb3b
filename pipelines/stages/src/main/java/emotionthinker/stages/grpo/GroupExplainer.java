package emotionthinker.stages.grpo;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.RewardWeights;
import java.util.Locale;

/** Shows how the advantages of a group came about. */
public final class GroupExplainer {
  private static final String SCORED_ROW =
      "%4d  %-7s  %6s  %6s  %8s  %10s  %10s  %12s  %10s  %10s\n";

  private GroupExplainer() {}

  /**
   * A table with one line per rollout (components, their weighted parts, reward, advantage) under
   * the derivation of tau. What is missing is "-".
   */
  public static String explain(
      GroupReward reward, DoubleSeries advantages, AdvantageOptions options) {
    RewardGroup group = reward.group();
    RewardWeights weights = reward.weights();
    StringBuilder out = new StringBuilder();
    out.append(
        format("group %s: %d rollouts, %s\n", group.group(), group.size(), reward.sides().wire()));
    out.append(tau(reward)).append(weights(reward)).append('\n');
    out.append(
        format(
                SCORED_ROW,
                0,
                "answer",
                "R_f",
                "R_o",
                "R_t",
                "alpha_f R_f",
                "alpha_o R_o",
                "reasoning",
                "R",
                "A")
            .replaceFirst("^ {3}0", "   #"));
    for (int i = 0; i < group.size(); i++) {
      boolean scored = reward.rewards().has(i);
      out.append(
          format(
              SCORED_ROW,
              i + 1,
              !group.rO().has(i) ? "-" : group.correct(i) ? "right" : "wrong",
              number(group.rF().get(i), "%.0f"),
              number(group.rO().get(i), "%.2f"),
              number(group.rT().get(i), "%.4f"),
              number(scored ? weights.format() * group.rF().get(i) : Double.NaN, "%.4f"),
              number(scored ? weights.outcome() * group.rO().get(i) : Double.NaN, "%.4f"),
              number(scored ? reasoning(weights, group.rT().get(i)) : Double.NaN, "%.6f"),
              number(reward.rewards().get(i), "%.6f"),
              number(advantages.get(i), "%+.6f")));
    }
    Moments moments = Moments.of(reward.rewards().stream());
    out.append(
        format(
            "%s over %d rewards: mean %.6f, std (n - 1) %.6f%s\n",
            options.convention().wire(),
            moments.n(),
            moments.mean(),
            moments.std(),
            reward.dropped()
                ? "; dropped, no advantages"
                : options.needsBatch() ? "; advantages look at the whole batch" : ""));
    return out.toString();
  }

  private static double reasoning(RewardWeights weights, double rT) {
    return weights.reasoning() == 0 ? 0 : weights.reasoning() * rT;
  }

  private static String tau(GroupReward reward) {
    if (reward.tau() == null) {
      return "tau    none: no rollout has an R_t\n";
    }
    String means =
        format(
            "mean R_t right %s, wrong %s",
            number(reward.meanCorrect()), number(reward.meanWrong()));
    if (reward.meanCorrect() == null || reward.meanWrong() == null) {
      return format("tau    %s: one side is empty, tau = 1\n", means);
    }
    return reward.tau() < 1
        ? format("tau    %s: tau = exp(difference) = %.6f\n", means, reward.tau())
        : format("tau    %s: tau = 1\n", means);
  }

  private static String weights(GroupReward reward) {
    return format(
        "weight alpha_f %.4f, alpha_o %.4f, reasoning (alpha_t x share %.4f x tau) %.6f\n",
        reward.weights().format(),
        reward.weights().outcome(),
        reward.reasoningShare(),
        reward.weights().reasoning());
  }

  private static String number(Double value) {
    return value == null ? "-" : number(value, "%.6f");
  }

  private static String number(double value, String pattern) {
    return Double.isNaN(value) ? "-" : format(pattern, value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
