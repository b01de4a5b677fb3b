package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * What a language model is asked that reads texts without their label. All of it determines the
 * rows.
 *
 * @param model model as the server knows it
 * @param temperature 0..2
 * @param topP nucleus, above 0 to 1
 * @param maxTokens longest answer (tokens)
 * @param maxTokensField name of that field on the wire: max_tokens or max_completion_tokens
 * @param seed seed that is sent; null for none
 * @param external whether prompts leave for a third party: texts about corpora that forbid it are
 *     not read
 * @param prompt the prompt
 */
public record LabelReaderOptions(
    String model,
    double temperature,
    double topP,
    int maxTokens,
    String maxTokensField,
    Long seed,
    boolean external,
    ReaderPrompt prompt)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LabelReaderOptions {
    Checks.text("model", model);
    Checks.present("prompt", prompt);
    CallParameters checked =
        new CallParameters(temperature, topP, maxTokens, maxTokensField, seed, ResponseFormat.TAGS);
    Checks.present("parameters", checked);
  }

  /** The parameters of every request. */
  CallParameters parameters() {
    return new CallParameters(
        temperature, topP, maxTokens, maxTokensField, seed, ResponseFormat.TAGS);
  }
}
