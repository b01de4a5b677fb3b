package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the outcome is judged.
 *
 * @param mode exact or graded
 * @param answerFrom where the answer is read
 * @param similarity credit of a wrong answer by pair of emotions, used when graded (1)
 */
public record OutcomeOptions(
    OutcomeMode mode, AnswerFrom answerFrom, Map<String, Double> similarity)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public OutcomeOptions {
    Checks.present("mode", mode);
    Checks.present("answer_from", answerFrom);
    similarity = Collections.unmodifiableMap(new TreeMap<>(similarity));
    new EmotionSimilarity(similarity);
  }

  /** Exact, from the answer tag. */
  public static OutcomeOptions defaults() {
    return new OutcomeOptions(OutcomeMode.EXACT, AnswerFrom.TAG, EmotionSimilarity.defaults());
  }
}
