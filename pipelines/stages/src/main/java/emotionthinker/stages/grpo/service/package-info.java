/**
 * The reward service as pure logic: rollouts of a trainer in, components, trust, rewards and
 * advantages out. Transport (HTTP) and the reward model's queue live in jobs.
 *
 * <p>A rollout that cannot be scored has nulls and a reason, never 0: a trainer must be able to
 * tell a bad answer from a failed judge.
 */
package emotionthinker.stages.grpo.service;
