package emotionthinker.schemas;

/**
 * One raw answer of a teacher.
 *
 * @param candidateId utterance_id~sample_index
 * @param utteranceId utterance described
 * @param sampleIndex which of the n samples, from 0
 * @param teacher implementation: template, openai, batch, replay
 * @param model model and version that wrote the text
 * @param requestSha256 SHA-256 of the canonical request
 * @param finishReason stop, length, content_filter or the server's word
 * @param text raw output, tags included
 * @param promptTokens tokens of the prompt, 0 for the template teacher (tokens)
 * @param completionTokens tokens of the answer (tokens)
 * @param costUsd money paid for this answer (USD)
 */
public record Candidate(
    String candidateId,
    String utteranceId,
    int sampleIndex,
    String teacher,
    String model,
    String requestSha256,
    String finishReason,
    String text,
    long promptTokens,
    long completionTokens,
    double costUsd) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Candidate {
    Checks.text("candidate_id", candidateId);
    Checks.text("utterance_id", utteranceId);
    Checks.nonNegative("sample_index", sampleIndex);
    Checks.text("teacher", teacher);
    Checks.text("model", model);
    Checks.text("request_sha256", requestSha256);
    Checks.text("finish_reason", finishReason);
    Checks.present("text", text);
    Checks.nonNegative("prompt_tokens", promptTokens);
    Checks.nonNegative("completion_tokens", completionTokens);
    Checks.nonNegative("cost_usd", costUsd);
  }
}
