package emotionthinker.stages.grpo.service;

import emotionthinker.stages.reward.RewardOutput;

/**
 * The components of a rollout.
 *
 * @param rF form, 0 or 1
 * @param rO outcome, 0 to 1
 * @param rT reasoning, 0.2 to 1; null when the reward model gave no scores
 * @param judged what the reward model said, under the id of the rollout
 */
public record RolloutScore(double rF, double rO, Double rT, RewardOutput judged) {}
