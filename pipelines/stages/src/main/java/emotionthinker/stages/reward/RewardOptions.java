package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * The reward of GRPO-PTR.
 *
 * @param alphaFormat alpha_f, 0.3 in the paper (1)
 * @param alphaOutcome alpha_o, 1.0 in the paper (1)
 * @param alphaReasoning alpha_t, 0.5 in the paper (1)
 * @param tau whether tau weighs the reasoning; without it tau is 1, as in the paper's ablation V4
 * @param dimensionWeights w_j; UNKNOWN in the paper
 * @param outcome how R_o is judged
 * @param oneSided groups that are all right or all wrong; UNKNOWN in the paper
 * @param schedule when R_t begins to count
 */
public record RewardOptions(
    double alphaFormat,
    double alphaOutcome,
    double alphaReasoning,
    boolean tau,
    DimensionWeights dimensionWeights,
    OutcomeOptions outcome,
    OneSided oneSided,
    ScheduleOptions schedule)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardOptions {
    Checks.nonNegative("alpha_format", alphaFormat);
    Checks.nonNegative("alpha_outcome", alphaOutcome);
    Checks.nonNegative("alpha_reasoning", alphaReasoning);
    Checks.present("dimension_weights", dimensionWeights);
    Checks.present("outcome", outcome);
    Checks.present("one_sided", oneSided);
    Checks.present("schedule", schedule);
  }

  /** The defaults of {@code conf/reference/reward.conf}. */
  public static RewardOptions defaults() {
    return new RewardOptions(
        0.3,
        1.0,
        0.5,
        true,
        DimensionWeights.equal(),
        OutcomeOptions.defaults(),
        OneSided.PAPER_LITERAL,
        ScheduleOptions.defaults());
  }

  /** These options with another treatment of one-sided groups. */
  public RewardOptions withOneSided(OneSided other) {
    return new RewardOptions(
        alphaFormat, alphaOutcome, alphaReasoning, tau, dimensionWeights, outcome, other, schedule);
  }
}
