package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * The factors of the three components in one group, as they apply: {@code R = format R_f + outcome
 * R_o + reasoning R_t}.
 *
 * @param format alpha_f (1)
 * @param outcome alpha_o (1)
 * @param reasoning alpha_t times tau times the share that the schedule allows; 0 when R_t does not
 *     count (1)
 */
public record RewardWeights(double format, double outcome, double reasoning)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardWeights {
    Checks.nonNegative("format", format);
    Checks.nonNegative("outcome", outcome);
    Checks.nonNegative("reasoning", reasoning);
  }

  double reward(double rF, double rO, double rT) {
    double ruled = format * rF + outcome * rO;
    return reasoning == 0 ? ruled : ruled + reasoning * rT;
  }
}
