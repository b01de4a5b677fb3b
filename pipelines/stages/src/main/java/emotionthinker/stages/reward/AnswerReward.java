package emotionthinker.stages.reward;

import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.CotText;
import java.util.Optional;

/**
 * The two rewards that a raw answer earns by rule.
 *
 * <pre>
 * R_f = 1 if the text is exactly a think block and an answer block, else 0
 * R_o = 1 if the answer is the label or an alias of it, else 0 (graded: the similarity)
 * </pre>
 *
 * <p>No answer, or one that names no emotion, is a wrong answer: R_o = 0. That is the policy's
 * doing and a fair 0, unlike a reward model that failed.
 */
public final class AnswerReward {
  private final OutcomeOptions options;
  private final EmotionSimilarity similarity;

  /** With the options of the outcome. */
  public AnswerReward(OutcomeOptions options) {
    this.options = options;
    this.similarity = new EmotionSimilarity(options.similarity());
  }

  /** {@code R_f} of a raw answer. */
  public double rF(String raw) {
    return CotText.parse(raw).isPresent() ? 1 : 0;
  }

  /** {@code R_o} of a raw answer under its label. */
  public double rO(String raw, Emotion label) {
    Optional<String> answer =
        options.answerFrom() == AnswerFrom.SCHEMA
            ? CotText.parse(raw).map(CotText::answer)
            : CotText.lastAnswer(raw);
    Optional<Emotion> emotion = answer.flatMap(CotText::emotionOf);
    if (emotion.isEmpty()) {
      return 0;
    }
    return options.mode() == OutcomeMode.GRADED
        ? similarity.of(emotion.get(), label)
        : emotion.get() == label ? 1 : 0;
  }
}
