/**
 * Calls of chat models over HTTP: one client for every server that speaks OpenAI's chat completions
 * ({@link emotionthinker.models.chat.ChatEndpoint}), and the engine that keeps a window of calls in
 * flight, asks the ledger before each and tells it after ({@link
 * emotionthinker.models.chat.CallEngine}). One thread holds all state of an engine; a call in
 * flight has none of its own.
 */
package emotionthinker.models.chat;
