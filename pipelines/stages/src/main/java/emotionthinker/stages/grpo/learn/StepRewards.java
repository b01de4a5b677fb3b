package emotionthinker.stages.grpo.learn;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.grpo.Advantages;
import emotionthinker.stages.grpo.GroupStatistics;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.PtrReward;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.RewardOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Rewards and advantages of the groups of one step, and what a log says of them. Means are over the
 * values that there are; NaN without any.
 *
 * @param rewards one per group
 * @param advantages one series per group, NaN where a rollout has none
 */
public record StepRewards(List<GroupReward> rewards, List<DoubleSeries> advantages) {

  /** Copies the lists. */
  public StepRewards {
    rewards = Checks.list("rewards", rewards);
    advantages = Checks.list("advantages", advantages);
  }

  /**
   * Of the groups of a step.
   *
   * @param reasoningShare share of alpha_t that the schedule lets count (1)
   */
  public static StepRewards of(
      List<RewardGroup> groups, double reasoningShare, RewardOptions reward, GrpoOptions grpo) {
    PtrReward ptr = new PtrReward(reward);
    List<GroupReward> rewards = groups.stream().map(g -> ptr.reward(g, reasoningShare)).toList();
    return new StepRewards(rewards, new Advantages(grpo.advantage()).of(rewards));
  }

  /** Whether a group teaches anything: some rollout has an advantage other than 0. */
  public boolean teaches(int group) {
    return advantages.get(group).stream().anyMatch(a -> !Double.isNaN(a) && a != 0);
  }

  /** Share of scorable rollouts with the right answer; 0 without any. */
  public double accuracy() {
    double n = 0;
    double right = 0;
    for (GroupReward reward : rewards) {
      for (int i = 0; i < reward.group().size(); i++) {
        if (reward.group().scorable(i, false)) {
          n++;
          right += reward.group().correct(i) ? 1 : 0;
        }
      }
    }
    return n == 0 ? 0 : right / n;
  }

  /** Counts of the groups. */
  public GroupStatistics statistics() {
    GroupStatistics out = GroupStatistics.empty();
    for (GroupReward reward : rewards) {
      out = out.accept(reward);
    }
    return out;
  }

  /** Mean total reward. */
  public double meanReward() {
    return mean(rewards.stream().flatMapToDouble(r -> r.rewards().stream()));
  }

  /** Mean R_f. */
  public double meanFormat() {
    return mean(rewards.stream().flatMapToDouble(r -> r.group().rF().stream()));
  }

  /** Mean R_o. */
  public double meanOutcome() {
    return mean(rewards.stream().flatMapToDouble(r -> r.group().rO().stream()));
  }

  /** Mean R_t. */
  public double meanThought() {
    return mean(rewards.stream().flatMapToDouble(r -> r.group().rT().stream()));
  }

  /** Mean standard deviation of the rewards of a group. */
  public double meanSpread() {
    List<Double> out = new ArrayList<>();
    for (GroupReward reward : rewards) {
      double mean = mean(reward.rewards().stream());
      out.add(Math.sqrt(mean(reward.rewards().stream().map(r -> (r - mean) * (r - mean)))));
    }
    return mean(out.stream().mapToDouble(v -> v));
  }

  private static double mean(DoubleStream values) {
    return values.filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }
}
