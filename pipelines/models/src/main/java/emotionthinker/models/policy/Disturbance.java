package emotionthinker.models.policy;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * What keeps a learner from learning single clips by heart.
 *
 * @param seed of the masks and the noise of one part of one step
 * @param dropout share of numbers dropped (1)
 * @param featureNoise standard deviation of the noise on standardised features (1)
 */
public record Disturbance(long seed, double dropout, double featureNoise) implements Serializable {
  /** None. */
  public static final Disturbance NONE = new Disturbance(0, 0, 0);

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Disturbance {
    Checks.range("dropout", dropout, 0, 0.9, "from 0 to 0.9");
    Checks.range("feature_noise", featureNoise, 0, 10, "from 0 to 10");
  }
}
