package emotionthinker.stages.grpo;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * From rewards to a policy step.
 *
 * @param advantage how rewards become advantages
 * @param loss the loss of a step
 */
public record GrpoOptions(AdvantageOptions advantage, LossOptions loss) implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public GrpoOptions {
    Checks.present("advantage", advantage);
    Checks.present("loss", loss);
  }

  /** The defaults of {@code conf/reference/grpo.conf}. */
  public static GrpoOptions defaults() {
    return new GrpoOptions(AdvantageOptions.defaults(), LossOptions.defaults());
  }
}
