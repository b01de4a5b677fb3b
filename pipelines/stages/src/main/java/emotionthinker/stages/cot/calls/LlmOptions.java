package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.LabelMode;
import java.io.Serializable;
import java.util.List;

/**
 * What a language model is asked. All of it determines the rows.
 *
 * @param model model as the server knows it
 * @param temperature 0..2
 * @param topP nucleus, above 0 to 1
 * @param maxTokens longest answer (tokens)
 * @param maxTokensField name of that field on the wire: max_tokens or max_completion_tokens
 * @param sendSeed whether the seed of annotate is sent
 * @param responseFormat form of the answer
 * @param sendAudio whether the clip goes along, for models that hear
 * @param transcriptMaxChars longest transcript in a prompt (code points)
 * @param external whether prompts leave for a third party: corpora that forbid it are refused
 * @param onBudget what an exhausted budget does
 * @param prompt templates
 */
public record LlmOptions(
    String model,
    double temperature,
    double topP,
    int maxTokens,
    String maxTokensField,
    boolean sendSeed,
    ResponseFormat responseFormat,
    boolean sendAudio,
    int transcriptMaxChars,
    boolean external,
    OnBudget onBudget,
    Prompts prompt)
    implements Serializable {

  /** What an exhausted budget does. */
  public enum OnBudget implements WireName {
    /** The stage ends without a table; run it again with more money and nothing is paid twice. */
    STOP("stop"),
    /** The utterances without an answer are rejects of the table. */
    REJECT("reject");

    private final String wire;

    OnBudget(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /**
   * The two templates.
   *
   * @param aware tells the label
   * @param blind does not
   */
  public record Prompts(PromptTemplate aware, PromptTemplate blind) implements Serializable {
    /** Checks that each template does what its name says. */
    public Prompts {
      if (!aware.tellsLabel()) {
        throw Checks.bad("aware", aware.name(), "a template with the place {emotion}");
      }
      if (blind.tellsLabel()) {
        throw Checks.bad("blind", blind.name(), "a template without the place {emotion}");
      }
      for (PromptTemplate one : List.of(aware, blind)) {
        if (one.has("reasoning") || one.has("target_scores")) {
          throw Checks.bad(
              "prompt",
              one.name(),
              "a template without the places {reasoning} and {target_scores}");
        }
      }
    }
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LlmOptions {
    Checks.text("model", model);
    Checks.range("transcript_max_chars", (double) transcriptMaxChars, 1, 100_000, "1 to 100000");
    Checks.present("response_format", responseFormat);
    if (responseFormat.isJudgement()) {
      throw Checks.bad("response_format", responseFormat.wire(), "tags or json_schema");
    }
    Checks.present("on_budget", onBudget);
    Checks.present("prompt", prompt);
    CallParameters checked =
        new CallParameters(temperature, topP, maxTokens, maxTokensField, null, responseFormat);
    Checks.present("parameters", checked);
  }

  /** The template of a mode. */
  public PromptTemplate template(LabelMode mode) {
    return mode == LabelMode.AWARE ? prompt.aware() : prompt.blind();
  }

  /** The parameters of every request. */
  public CallParameters parameters(long seed) {
    return new CallParameters(
        temperature, topP, maxTokens, maxTokensField, sendSeed ? seed : null, responseFormat);
  }
}
