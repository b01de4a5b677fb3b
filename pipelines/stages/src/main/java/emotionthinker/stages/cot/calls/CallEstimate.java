package emotionthinker.stages.cot.calls;

/**
 * What requests would use and cost, before any is sent: at most (bounds that are also reserved),
 * and probably (four bytes of prompt a token, and answers as long as the recorded ones).
 */
public final class CallEstimate {
  /** 125 words, the middle of the 50 to 200 that prompts ask for, at 4/3 tokens a word. */
  private static final long USUAL_COMPLETION_TOKENS = 170;

  private final Price price;
  private final double audioTokensPerS;
  private final long completionTokens;
  private long calls;
  private long recorded;
  private long promptTokens;
  private long likelyTokens;
  private long maxTokens;
  private long likelyPicoUsd;
  private long maxPicoUsd;

  /**
   * An empty estimate.
   *
   * @param seen what the ledger has seen, for the length of answers
   */
  public CallEstimate(Price price, double audioTokensPerS, LedgerTotals seen) {
    this.price = price;
    this.audioTokensPerS = audioTokensPerS;
    this.completionTokens =
        seen.answers() == 0 ? USUAL_COMPLETION_TOKENS : seen.completionTokens() / seen.answers();
  }

  /** Adds a request; one with a recorded answer costs nothing. */
  public void accept(ChatRequest request, boolean isRecorded) {
    calls++;
    if (isRecorded) {
      recorded++;
      return;
    }
    long prompt = request.likelyPromptTokens(audioTokensPerS);
    long mostPrompt = request.maxPromptTokens(audioTokensPerS);
    long most = request.parameters().maxTokens();
    long completion = Math.min(most, completionTokens);
    promptTokens += prompt;
    likelyTokens += prompt + completion;
    maxTokens += mostPrompt + most;
    likelyPicoUsd += price.picoUsd(prompt, completion);
    maxPicoUsd += price.picoUsd(mostPrompt, most);
  }

  /**
   * The sums, for a sample of a whole.
   *
   * @param scale size of the whole over that of the sample
   */
  public Sums sums(double scale) {
    return new Sums(
        Math.round(calls * scale),
        Math.round(recorded * scale),
        Math.round(promptTokens * scale),
        Math.round(likelyTokens * scale),
        Math.round(maxTokens * scale),
        Math.round(likelyPicoUsd * scale),
        Math.round(maxPicoUsd * scale));
  }

  /**
   * Sums of an estimate.
   *
   * @param calls requests
   * @param recorded of these, answered before
   * @param promptTokens likely tokens of the prompts (tokens)
   * @param likelyTokens likely tokens of prompts and answers (tokens)
   * @param maxTokens most tokens (tokens)
   * @param likelyPicoUsd likely cost (pico-USD)
   * @param maxPicoUsd most cost (pico-USD)
   */
  public record Sums(
      long calls,
      long recorded,
      long promptTokens,
      long likelyTokens,
      long maxTokens,
      long likelyPicoUsd,
      long maxPicoUsd) {}
}
