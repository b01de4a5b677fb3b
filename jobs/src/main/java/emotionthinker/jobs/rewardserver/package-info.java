/**
 * The reward service over HTTP: {@link emotionthinker.jobs.rewardserver.RewardServer} is transport
 * only, what it answers is made in {@code stages.grpo.service}.
 */
package emotionthinker.jobs.rewardserver;
