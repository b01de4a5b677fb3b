/**
 * Group-relative policy optimisation, numerically: from the rewards of groups to advantages ({@link
 * emotionthinker.stages.grpo.Advantages}), and from log-probabilities and advantages to a loss with
 * its gradient ({@link emotionthinker.stages.grpo.PolicyLoss}, {@link
 * emotionthinker.stages.grpo.KlEstimator}).
 *
 * <p>The formulas are those of TRL, verl, ms-swift and OpenRLHF, which differ in their epsilons,
 * baselines and scales; each is a named convention, so that a log of any of them can be replayed.
 * Everything is in double precision.
 */
package emotionthinker.stages.grpo;
