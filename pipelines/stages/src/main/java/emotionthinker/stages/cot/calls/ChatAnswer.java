package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;

/**
 * What a server answered, as the ledger keeps it.
 *
 * @param text content of the answer as it came; the whole body when it could not be read
 * @param finishReason stop, length, content_filter, the server's word, or {@link #MALFORMED}
 * @param providerId id that the provider gave; empty when it gave none
 * @param servedModel model that the provider says answered
 * @param promptTokens tokens of the prompt; the reserved bound when the server did not say (tokens)
 * @param completionTokens tokens of the answer; likewise (tokens)
 * @param costPicoUsd settled cost (pico-USD)
 */
public record ChatAnswer(
    String text,
    String finishReason,
    String providerId,
    String servedModel,
    long promptTokens,
    long completionTokens,
    long costPicoUsd) {
  /** Finish reason of a body that is no chat completion; {@link #text} is then the body. */
  public static final String MALFORMED = "malformed_body";

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ChatAnswer {
    Checks.present("text", text);
    Checks.text("finish_reason", finishReason);
    Checks.present("provider_id", providerId);
    Checks.text("served_model", servedModel);
    Checks.nonNegative("prompt_tokens", promptTokens);
    Checks.nonNegative("completion_tokens", completionTokens);
    Checks.nonNegative("cost_pico_usd", costPicoUsd);
  }

  /** Tokens of prompt and answer (tokens). */
  public long tokens() {
    return promptTokens + completionTokens;
  }
}
