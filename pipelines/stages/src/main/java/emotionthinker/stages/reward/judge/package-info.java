/**
 * A language model as a reward model: a text and its cues become a chat request, the answer becomes
 * four scores or a typed failure. Calls go through the port of paid calls ({@link
 * emotionthinker.stages.cot.calls.ChatCaller}), so ledger, limits, budget and retries are those of
 * annotation.
 */
package emotionthinker.stages.reward.judge;
