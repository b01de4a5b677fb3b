package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;

/**
 * The rewards of a group and how they came about.
 *
 * @param group the components
 * @param reasoningShare share of alpha_t that the schedule allows: 0 in phase 1, 1 in phase 2 (1)
 * @param sides which answers there are
 * @param dropped whether the group gives no advantages
 * @param meanCorrect mean R_t of the right answers; null when none has an R_t (1)
 * @param meanWrong mean R_t of the wrong answers; null when none has an R_t (1)
 * @param tau trust weight, e^-0.8 to 1; null when no sample has an R_t (1)
 * @param weights what the components are multiplied with
 * @param rewards R of every rollout, NaN for an unscorable one
 */
public record GroupReward(
    RewardGroup group,
    double reasoningShare,
    Sides sides,
    boolean dropped,
    Double meanCorrect,
    Double meanWrong,
    Double tau,
    RewardWeights weights,
    DoubleSeries rewards) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public GroupReward {
    Checks.present("group", group);
    Checks.share("reasoning_share", reasoningShare);
    Checks.present("sides", sides);
    Checks.share("tau", tau);
    Checks.present("weights", weights);
    if (rewards.size() != group.size()) {
      throw Checks.bad("rewards", rewards.size() + " values", "as many as the group has rollouts");
    }
  }
}
