/**
 * The port of the model that is trained and evaluated: {@link emotionthinker.stages.policy.Policy}
 * answers prompts about speech with {@code <think>…</think><answer>…</answer>}, {@link
 * emotionthinker.stages.policy.ScoringPolicy} also tells how probable a given answer is.
 */
package emotionthinker.stages.policy;
