package emotionthinker.models.policy;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Sizes of the policy's network.
 *
 * @param vocabulary tokens at most, tags and bytes included; fewer when the texts have no more
 * @param units numbers per position; a multiple of the heads
 * @param layers transformer layers of the decoder
 * @param heads attention heads
 * @param wide numbers of the hidden layer of each
 * @param hear numbers of a segment, and of the hidden layer over the whole clip
 * @param wholeSlots vectors that the whole clip becomes in the prompt
 * @param maxQuestionTokens longest question (tokens)
 * @param maxAnswerTokens longest answer, its end included (tokens)
 */
public record PolicyShape(
    int vocabulary,
    int units,
    int layers,
    int heads,
    int wide,
    int hear,
    int wholeSlots,
    int maxQuestionTokens,
    int maxAnswerTokens)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public PolicyShape {
    Checks.range("vocabulary", (double) vocabulary, 262, 100_000, "from 262 to 100,000");
    Checks.range("units", (double) units, 4, 4096, "from 4 to 4096");
    Checks.range("layers", (double) layers, 1, 64, "from 1 to 64");
    Checks.range("heads", (double) heads, 1, 64, "from 1 to 64");
    Checks.range("wide", (double) wide, 4, 16384, "from 4 to 16384");
    Checks.range("hear", (double) hear, 4, 4096, "from 4 to 4096");
    Checks.range("whole_slots", (double) wholeSlots, 1, 64, "from 1 to 64");
    Checks.range("max_question_tokens", (double) maxQuestionTokens, 1, 4096, "from 1 to 4096");
    Checks.range("max_answer_tokens", (double) maxAnswerTokens, 4, 8192, "from 4 to 8192");
    if (units % heads != 0) {
      throw Checks.bad("units", units, "a multiple of heads = " + heads);
    }
  }

  /** The defaults of {@code conf/reference/policy.conf}: about 0.3 million parameters. */
  public static PolicyShape defaults() {
    return new PolicyShape(2048, 64, 2, 4, 160, 64, 4, 64, 256);
  }
}
