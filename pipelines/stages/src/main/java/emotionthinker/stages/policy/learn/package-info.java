/**
 * Learning, as far as it needs no network: which examples come when ({@link
 * emotionthinker.stages.policy.learn.ExampleStream}), and how a gradient becomes a step ({@link
 * emotionthinker.stages.policy.learn.AdamW}).
 */
package emotionthinker.stages.policy.learn;
