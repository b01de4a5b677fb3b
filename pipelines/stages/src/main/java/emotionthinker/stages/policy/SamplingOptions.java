package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * How answers are drawn.
 *
 * @param rollouts answers per prompt
 * @param temperature divides the logits; 0 takes the most probable token (1)
 * @param topP least set of most probable tokens whose probability reaches this is drawn from; 1 for
 *     all (1)
 * @param maxTokens tokens after which an answer is cut off (tokens)
 * @param seed with the id of the prompt and the number of the rollout it makes the seed of an
 *     answer
 */
public record SamplingOptions(
    int rollouts, double temperature, double topP, int maxTokens, long seed)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public SamplingOptions {
    Checks.range("rollouts", (double) rollouts, 1, 1024, "from 1 to 1024");
    Checks.range("temperature", temperature, 0, 10, "from 0 to 10");
    Checks.range("top_p", topP, 1e-6, 1, "from 0.000001 to 1");
    Checks.range("max_tokens", (double) maxTokens, 1, 1e6, "from 1 to 1,000,000");
  }

  /** One answer per prompt, of the most probable tokens. */
  public static SamplingOptions greedy(int maxTokens) {
    return new SamplingOptions(1, 0, 1, maxTokens, 0);
  }

  /**
   * Seed of an answer: depends on nothing but the options' seed, the id of the prompt and the
   * number of the rollout. FNV-1a (Fowler, Noll, Vo) over the characters, mixed by the generator's
   * own finaliser.
   */
  public long seedOf(String promptId, int rollout) {
    long hash = 0xcbf29ce484222325L ^ seed;
    for (int i = 0; i < promptId.length(); i++) {
      hash = (hash ^ promptId.charAt(i)) * 0x100000001b3L;
    }
    return new SplittableRandom((hash ^ rollout) * 0x100000001b3L).nextLong();
  }
}
