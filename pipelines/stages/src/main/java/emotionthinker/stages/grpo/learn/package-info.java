/**
 * A step of GRPO-PTR, as far as it needs no network: settings, and from scored rollouts to
 * advantages and what the log says of them ({@link emotionthinker.stages.grpo.learn.StepRewards}).
 */
package emotionthinker.stages.grpo.learn;
