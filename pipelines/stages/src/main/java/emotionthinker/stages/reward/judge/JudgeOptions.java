package emotionthinker.stages.reward.judge;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.cot.calls.CallParameters;
import emotionthinker.stages.cot.calls.LlmOptions.OnBudget;
import emotionthinker.stages.cot.calls.PromptTemplate;
import emotionthinker.stages.cot.calls.ResponseFormat;
import java.io.Serializable;

/**
 * What a language model that judges is asked. All of it determines the scores.
 *
 * @param model model as the server knows it
 * @param temperature 0..2; 0 repeats itself as well as the server can
 * @param topP nucleus, above 0 to 1
 * @param maxTokens longest answer (tokens)
 * @param maxTokensField name of that field on the wire: max_tokens or max_completion_tokens
 * @param seed sent with every request; null sends none
 * @param responseFormat scores (by schema) or scores_as_text
 * @param sendAudio whether the clip goes along where there is one, for models that hear
 * @param transcriptMaxChars longest transcript in a prompt (code points)
 * @param reasoningMaxChars longest text that is judged; a longer one is a failure, as half a text
 *     would be judged for the whole (code points)
 * @param external whether prompts leave for a third party: corpora that forbid it are refused
 * @param onBudget what an exhausted budget does to the stage score
 * @param prompt template with the place {reasoning}
 */
public record JudgeOptions(
    String model,
    double temperature,
    double topP,
    int maxTokens,
    String maxTokensField,
    Long seed,
    ResponseFormat responseFormat,
    boolean sendAudio,
    int transcriptMaxChars,
    int reasoningMaxChars,
    boolean external,
    OnBudget onBudget,
    PromptTemplate prompt)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public JudgeOptions {
    Checks.text("model", model);
    Checks.range("transcript_max_chars", (double) transcriptMaxChars, 1, 100_000, "1 to 100000");
    Checks.range("reasoning_max_chars", (double) reasoningMaxChars, 1, 1_000_000, "1 to 1000000");
    Checks.present("response_format", responseFormat);
    if (!responseFormat.isJudgement()) {
      throw Checks.bad("response_format", responseFormat.wire(), "scores or scores_as_text");
    }
    Checks.present("on_budget", onBudget);
    Checks.present("prompt", prompt);
    if (!prompt.has("reasoning") || prompt.has("target_scores")) {
      throw Checks.bad(
          "prompt", prompt.name(), "a template with {reasoning} and without {target_scores}");
    }
    CallParameters checked =
        new CallParameters(temperature, topP, maxTokens, maxTokensField, seed, responseFormat);
    Checks.present("parameters", checked);
  }

  /** The parameters of every request. */
  public CallParameters parameters() {
    return new CallParameters(temperature, topP, maxTokens, maxTokensField, seed, responseFormat);
  }
}
