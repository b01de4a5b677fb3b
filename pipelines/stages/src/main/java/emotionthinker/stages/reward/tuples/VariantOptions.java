package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.cot.calls.PromptTemplate;
import java.io.Serializable;

/**
 * How a language model is asked for texts at target scores; the model itself is that of annotation.
 *
 * @param perText texts asked for from each good text
 * @param factualTolerance most that the verifier's factual score of the text may be off its target
 *     (points)
 * @param coverageTolerance likewise of its coverage of cues (points)
 * @param prompt template with the places {reasoning} and {target_scores}
 */
public record VariantOptions(
    int perText, double factualTolerance, double coverageTolerance, PromptTemplate prompt)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public VariantOptions {
    Checks.range("per_text", (double) perText, 1, 1000, "from 1 to 1000");
    Checks.range("factual_tolerance", factualTolerance, 0, 4, "from 0 to 4");
    Checks.range("coverage_tolerance", coverageTolerance, 0, 4, "from 0 to 4");
    Checks.present("prompt", prompt);
    if (!prompt.has("reasoning") || !prompt.has("target_scores")) {
      throw Checks.bad("prompt", prompt.name(), "a template with {reasoning} and {target_scores}");
    }
  }
}
