/**
 * The reward of a rollout, and who judges its reasoning.
 *
 * <p>{@link emotionthinker.stages.reward.RewardModel} is the port of whatever reads cues and a
 * reasoning and gives four {@link emotionthinker.stages.reward.DimensionScores}. {@link
 * emotionthinker.stages.reward.PtrReward} makes the reward of GRPO-PTR out of form, outcome and
 * reasoning; {@link emotionthinker.stages.reward.ProgressiveSchedule} says how much of the
 * reasoning counts yet. {@link emotionthinker.stages.reward.RulesRewardModel} is the baseline
 * model. What is made of the rewards of a group is in {@code grpo}.
 *
 * <p>Sources: EmotionThinker (Wang et al., ICLR 2026, arXiv 2601.15668); the trust gate and its
 * annealing in SophiaVL-R1 (2025). Where they are silent the choice is an option, and the reason
 * stands at it.
 *
 * <p>A sample that could not be scored is a missing value (NaN in a {@link
 * emotionthinker.schemas.DoubleSeries}, null in JSON). It takes no part in any mean and gets no
 * reward and no advantage: a failure turned into 0 would teach the policy to fear the outage.
 */
package emotionthinker.stages.reward;
