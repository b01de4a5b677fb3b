package emotionthinker.stages.cot;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;

/**
 * What a teacher answered: a text, or the reason why there is none.
 *
 * @param text raw output, tags included; null for a failure
 * @param finishReason stop, length, content_filter or the server's word; null for a failure
 * @param model model and version that answered; null for a failure
 * @param requestSha256 address of the canonical request; null for a failure
 * @param promptTokens tokens of the prompt, 0 without a model (tokens)
 * @param completionTokens tokens of the answer, 0 without a model (tokens)
 * @param costUsd money paid (USD)
 * @param failure why there is no text; null when there is one
 * @param detail what was seen, for a person; empty for an answer
 */
public record TeacherResponse(
    String text,
    String finishReason,
    String model,
    String requestSha256,
    long promptTokens,
    long completionTokens,
    double costUsd,
    RejectReason failure,
    String detail) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TeacherResponse {
    Checks.nonNegative("prompt_tokens", promptTokens);
    Checks.nonNegative("completion_tokens", completionTokens);
    Checks.nonNegative("cost_usd", costUsd);
    Checks.present("detail", detail);
    if ((text == null) != (failure != null)) {
      throw Checks.bad("text", text, "present exactly when there is no failure");
    }
    if (failure == null) {
      Checks.text("finish_reason", finishReason);
      Checks.text("model", model);
      Checks.text("request_sha256", requestSha256);
    }
  }

  /** An answer that cost nothing. */
  public static TeacherResponse free(String text, String model, String requestSha256) {
    return new TeacherResponse(text, "stop", model, requestSha256, 0, 0, 0, null, "");
  }

  /** No answer, for a reason. */
  public static TeacherResponse failed(RejectReason reason, String detail) {
    return new TeacherResponse(null, null, null, null, 0, 0, 0, reason, detail);
  }
}
