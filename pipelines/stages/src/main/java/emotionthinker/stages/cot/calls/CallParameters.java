package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Parameters of sampling; each is part of the address of a request.
 *
 * @param temperature 0..2
 * @param topP nucleus, above 0 to 1
 * @param maxTokens longest answer (tokens)
 * @param maxTokensField name of that field on the wire: max_tokens or max_completion_tokens
 * @param seed seed of sample 0, sample i gets seed + i; null sends none
 * @param responseFormat form of the answer
 */
public record CallParameters(
    double temperature,
    double topP,
    int maxTokens,
    String maxTokensField,
    Long seed,
    ResponseFormat responseFormat)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public CallParameters {
    Checks.range("temperature", temperature, 0, 2, "from 0 to 2");
    Checks.range("top_p", topP, 1e-6, 1, "above 0, at most 1");
    Checks.range("max_tokens", (double) maxTokens, 1, 1_000_000, "from 1 to 1000000");
    if (!"max_tokens".equals(maxTokensField) && !"max_completion_tokens".equals(maxTokensField)) {
      throw Checks.bad("max_tokens_field", maxTokensField, "max_tokens or max_completion_tokens");
    }
    Checks.present("response_format", responseFormat);
  }
}
