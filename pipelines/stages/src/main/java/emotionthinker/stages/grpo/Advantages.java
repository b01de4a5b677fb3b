package emotionthinker.stages.grpo;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.RewardWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Advantages of groups by {@link Convention}.
 *
 * <p>Edge cases: an unscorable sample and every sample of a dropped group have none (NaN), and
 * count in no mean and no deviation; a trainer that wants a number puts 0 there, as TRL does, and
 * should leave the sample out of its normaliser. Equal rewards give exactly 0. One scorable sample
 * gives 0, or its reward under verl.
 *
 * <p>GDPO scores R_f, R_o and R_t apart and weights them with alpha_f, alpha_o and alpha_t tau.
 * Where tau goes is our choice: multiplied into R_t before the z-score it would cancel.
 */
public final class Advantages {
  private final AdvantageOptions options;

  /** With its options. */
  public Advantages(AdvantageOptions options) {
    this.options = options;
  }

  /** Advantages of every group of a batch, in the order of the groups and of their rollouts. */
  public List<DoubleSeries> of(List<GroupReward> batch) {
    if (options.convention() == Convention.GDPO) {
      return gdpo(batch);
    }
    return ofRewards(batch.stream().map(Advantages::counting).toList());
  }

  /**
   * Advantages of groups of plain rewards, NaN for an unscorable one.
   *
   * @throws IllegalStateException under gdpo, which needs the components
   */
  public List<DoubleSeries> ofRewards(List<DoubleSeries> batch) {
    if (options.convention() == Convention.GDPO) {
      throw new IllegalStateException("gdpo needs components, not rewards");
    }
    double batchStd =
        options.scale() == Scale.BATCH
            ? Moments.of(batch.stream().flatMapToDouble(DoubleSeries::stream)).std()
            : 0;
    return batch.stream().map(rewards -> ofGroup(rewards, batchStd)).toList();
  }

  private DoubleSeries ofGroup(DoubleSeries rewards, double batchStd) {
    Moments group = Moments.of(rewards.stream());
    if (group.n() == 1 && options.convention() == Convention.VERL) {
      double one = options.scale() == Scale.NONE ? 1 : 1 + options.convention().epsilon();
      return map(rewards, r -> r / one);
    }
    if (options.convention() == Convention.RLOO) {
      // r - (sum - r)/(n - 1) = n/(n - 1) (r - mean)
      double others = group.n() > 1 ? group.n() / (group.n() - 1.0) : 0;
      return map(rewards, r -> others * group.centred(r));
    }
    if (options.scale() == Scale.NONE || options.convention() == Convention.DR_GRPO) {
      return map(rewards, group::centred);
    }
    double std = options.scale() == Scale.BATCH ? batchStd : group.std();
    double divisor = Math.max(std, options.minStd()) + options.convention().epsilon();
    return map(rewards, r -> group.centred(r) / divisor);
  }

  private List<DoubleSeries> gdpo(List<GroupReward> batch) {
    GdpoEpsilons epsilons = options.gdpoEpsilons();
    List<DoubleSeries> sums = batch.stream().map(this::weightedScores).toList();
    Moments all = Moments.of(sums.stream().flatMapToDouble(DoubleSeries::stream));
    double divisor = epsilons.whitening(all.std());
    return sums.stream()
        .map(group -> map(group, s -> all.constant() ? 0 : all.centred(s) / divisor))
        .toList();
  }

  private DoubleSeries weightedScores(GroupReward reward) {
    RewardGroup group = reward.group();
    RewardWeights weights = reward.weights();
    DoubleSeries rewards = counting(reward);
    List<DoubleSeries> scores = new ArrayList<>();
    scores.add(scores(group.rF(), rewards, weights.format()));
    scores.add(scores(group.rO(), rewards, weights.outcome()));
    if (weights.reasoning() > 0) {
      scores.add(scores(group.rT(), rewards, weights.reasoning()));
    }
    double[] sums = new double[rewards.size()];
    for (int i = 0; i < sums.length; i++) {
      for (DoubleSeries component : scores) {
        sums[i] += component.get(i);
      }
    }
    return DoubleSeries.of(sums);
  }

  /** Weighted z-scores of a component over the rollouts that have a reward. */
  private DoubleSeries scores(DoubleSeries component, DoubleSeries rewards, double weight) {
    double[] values = component.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = rewards.has(i) ? values[i] : Double.NaN;
    }
    DoubleSeries counting = DoubleSeries.of(values);
    Moments group = Moments.of(counting.stream());
    double divisor = Math.max(group.std(), options.minStd()) + options.gdpoEpsilons().group();
    return map(counting, v -> weight * (group.constant() ? 0 : group.centred(v) / divisor));
  }

  /** Rewards that take part: none of a dropped group. */
  private static DoubleSeries counting(GroupReward reward) {
    return reward.dropped() ? map(reward.rewards(), r -> Double.NaN) : reward.rewards();
  }

  private static DoubleSeries map(DoubleSeries values, DoubleUnaryOperator f) {
    return DoubleSeries.of(
        values.stream().map(v -> Double.isNaN(v) ? Double.NaN : f.applyAsDouble(v)));
  }
}
