package emotionthinker.stages.cot.calls;

/**
 * A chat completion as read from a server's body.
 *
 * @param text content; the whole body when it could not be read
 * @param finishReason the server's word, or {@link ChatAnswer#MALFORMED}
 * @param id id that the provider gave; empty for none
 * @param model model that answered; null when not said
 * @param promptTokens tokens of the prompt; null when not said (tokens)
 * @param completionTokens tokens of the answer; null when not said (tokens)
 */
public record ChatReply(
    String text,
    String finishReason,
    String id,
    String model,
    Long promptTokens,
    Long completionTokens) {

  /** The answer at its price; tokens that the server did not say count at their bound. */
  public ChatAnswer priced(
      ChatRequest request, Price price, boolean batch, double audioTokensPerS) {
    long prompt = promptTokens == null ? request.maxPromptTokens(audioTokensPerS) : promptTokens;
    long completion =
        completionTokens == null ? request.parameters().maxTokens() : completionTokens;
    return new ChatAnswer(
        text,
        finishReason,
        id,
        model == null ? request.model() : model,
        prompt,
        completion,
        batch ? price.batchPicoUsd(prompt, completion) : price.picoUsd(prompt, completion));
  }
}
