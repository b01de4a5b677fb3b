package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;

/**
 * The wish to send one request, with the most that it can use up.
 *
 * @param attemptId unique over all workers and attempts; the same again when the ledger is asked
 *     again after its connection broke
 * @param sha256 address of the request
 * @param canonicalJson the request
 * @param maxTokens most tokens of prompt and answer (tokens)
 * @param maxPicoUsd most that it can cost (pico-USD)
 */
public record Intent(
    String attemptId, String sha256, String canonicalJson, long maxTokens, long maxPicoUsd) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Intent {
    Checks.text("attempt_id", attemptId);
    Checks.text("sha256", sha256);
    Checks.text("canonical_json", canonicalJson);
    Checks.nonNegative("max_tokens", maxTokens);
    Checks.nonNegative("max_pico_usd", maxPicoUsd);
  }
}
