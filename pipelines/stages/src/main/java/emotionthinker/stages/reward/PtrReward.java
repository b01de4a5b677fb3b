package emotionthinker.stages.reward;

import emotionthinker.schemas.DoubleSeries;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The reward of GRPO-PTR (EmotionThinker, section on progressive-trust-aware reasoning reward):
 *
 * <pre>
 * R_i = alpha_f R_f + alpha_o R_o + alpha_t share tau R_t
 * tau = 1                if Rc >= Rw, or if a side is empty
 *     = exp(Rc - Rw)     otherwise;  Rc, Rw: mean R_t of the right and of the wrong answers
 * </pre>
 *
 * <p>Tau is one number per group. With R_t from 0.2 to 1 it lies in [e^-0.8, 1], with a log whose
 * R_t goes down to 0 in [e^-1, 1]; it is reported in phase 1, and where the options leave it out of
 * the reward, too, so that one sees what it would do.
 *
 * <p>Edge cases: a sample without a value that its reward needs has reward NaN and is in no mean;
 * without R_t (share 0) only R_f and R_o are needed. A group without any R_t has tau null. A
 * one-sided group follows {@link OneSided}; under {@code drop} its rewards are reported and its
 * advantages are not.
 */
public final class PtrReward {
  private final RewardOptions options;

  /** With weights and the treatment of one-sided groups. */
  public PtrReward(RewardOptions options) {
    this.options = options;
  }

  /**
   * The rewards of a group.
   *
   * @param reasoningShare share of alpha_t that counts, 0 to 1: 0 is phase 1, 1 is phase 2
   */
  public GroupReward reward(RewardGroup group, double reasoningShare) {
    boolean reasoningCounts = reasoningShare > 0;
    Sides sides =
        Sides.of(
            any(group, i -> group.scorable(i, reasoningCounts) && group.correct(i)),
            any(group, i -> group.scorable(i, reasoningCounts) && !group.correct(i)));
    Double meanCorrect = meanRt(group, group::correct);
    Double meanWrong = meanRt(group, i -> !group.correct(i));
    Double tau = tau(meanCorrect, meanWrong);
    boolean silenced = sides.oneSided() && options.oneSided() == OneSided.ZERO_R_T;
    double reasoning =
        !reasoningCounts || silenced || tau == null
            ? 0
            : options.alphaReasoning() * reasoningShare * (options.tau() ? tau : 1);
    RewardWeights weights =
        new RewardWeights(options.alphaFormat(), options.alphaOutcome(), reasoning);
    DoubleSeries rewards =
        DoubleSeries.of(
            IntStream.range(0, group.size())
                .mapToDouble(
                    i ->
                        group.scorable(i, reasoningCounts)
                            ? weights.reward(
                                group.rF().get(i), group.rO().get(i), group.rT().get(i))
                            : Double.NaN));
    return new GroupReward(
        group,
        reasoningShare,
        sides,
        sides.oneSided() && options.oneSided() == OneSided.DROP,
        meanCorrect,
        meanWrong,
        tau,
        weights,
        rewards);
  }

  /** The trust weight of two means, of which either may be null; null when both are. */
  static Double tau(Double meanCorrect, Double meanWrong) {
    if (meanCorrect == null || meanWrong == null) {
      return meanCorrect == null && meanWrong == null ? null : 1.0;
    }
    return meanCorrect >= meanWrong ? 1.0 : Math.exp(meanCorrect - meanWrong);
  }

  private static boolean any(RewardGroup group, IntPredicate which) {
    return IntStream.range(0, group.size()).anyMatch(which);
  }

  private static Double meanRt(RewardGroup group, IntPredicate which) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < group.size(); i++) {
      if (group.scorable(i, true) && which.test(i)) {
        sum += group.rT().get(i);
        n++;
      }
    }
    return n == 0 ? null : (Double) (sum / n);
  }
}
