package emotionthinker.stages.policy;

import emotionthinker.schemas.DoubleSeries;
import java.util.List;

/** A policy that tells how probable it finds a given answer; one behind a chat server is not. */
public interface ScoringPolicy extends Policy {

  /**
   * Log-probabilities of given texts at temperature 1.
   *
   * @param prompts one per text; ids need not be unique, so that one prompt can be asked of many
   *     texts
   * @param texts answers as a policy writes them, tags included
   * @return for every text one number per token of it and one for its end (nat)
   * @throws IllegalArgumentException when there are not as many texts as prompts, or a text is
   *     longer than the policy can read
   */
  List<DoubleSeries> logProbabilities(List<PolicyPrompt> prompts, List<String> texts);
}
