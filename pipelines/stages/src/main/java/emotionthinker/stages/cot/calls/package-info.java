/**
 * Paid calls of a chat model, without a socket, a thread or a clock: what is asked ({@link
 * emotionthinker.stages.cot.calls.ChatRequest}, content-addressed), what it may cost ({@link
 * emotionthinker.stages.cot.calls.Price}), when it may be sent ({@link
 * emotionthinker.stages.cot.calls.Admission}), when it is sent again ({@link
 * emotionthinker.stages.cot.calls.RetryPolicy}, {@link
 * emotionthinker.stages.cot.calls.CircuitBreaker}), how prompts are rendered and answers read.
 *
 * <p>The ledger ({@link emotionthinker.stages.cot.calls.CallLedger}) is a port: an intent is
 * written before a call leaves, the answer before anything downstream sees it. What has an answer
 * is never asked again; what has an intent and no answer is in doubt, charged at its maximum.
 *
 * <p>Money is counted in whole pico-USD (1e-12 USD): a price in USD per million tokens with up to
 * six decimals is a whole number of them per token, so no sum is ever rounded.
 */
package emotionthinker.stages.cot.calls;
