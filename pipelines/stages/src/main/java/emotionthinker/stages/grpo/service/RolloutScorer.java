package emotionthinker.stages.grpo.service;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.reward.AnswerReward;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardOptions;
import emotionthinker.stages.reward.RewardOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Scores rollouts: form and outcome by rule, reasoning by a reward model. */
public final class RolloutScorer {
  private final RewardOptions options;
  private final AnswerReward answers;

  /** With weights of the dimensions and the rules of the outcome. */
  public RolloutScorer(RewardOptions options) {
    this.options = options;
    this.answers = new AnswerReward(options.outcome());
  }

  /**
   * The components of rollouts, in their order.
   *
   * @throws IllegalStateException when the judge does not answer every input
   */
  public List<RolloutScore> score(List<Rollout> rollouts, Judge judge) throws InterruptedException {
    List<RewardInput> inputs = new ArrayList<>();
    for (int i = 0; i < rollouts.size(); i++) {
      Rollout one = rollouts.get(i);
      if (one.cues() != null) {
        inputs.add(new RewardInput(String.valueOf(i), one.concluding(), one.reasoning()));
      }
    }
    List<RewardOutput> outputs = inputs.isEmpty() ? List.of() : judge.judge(inputs);
    if (outputs.size() != inputs.size()) {
      throw new IllegalStateException(
          outputs.size() + " outputs of the reward model for " + inputs.size() + " inputs");
    }
    List<RolloutScore> scores = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < rollouts.size(); i++) {
      Rollout one = rollouts.get(i);
      RewardOutput judged =
          one.cues() == null
              ? RewardOutput.failed(one.id(), RejectReason.NO_CITABLE_CUE, "no cues were sent")
              : named(one.id(), outputs.get(next++), i);
      Double rT =
          judged.scores() == null ? null : (Double) options.dimensionWeights().rT(judged.scores());
      scores.add(
          new RolloutScore(
              answers.rF(one.completion()), answers.rO(one.completion(), one.label()), rT, judged));
    }
    return scores;
  }

  private static RewardOutput named(String id, RewardOutput output, int index) {
    if (!output.id().equals(String.valueOf(index))) {
      throw new IllegalStateException("output " + output.id() + " in place of " + index);
    }
    return new RewardOutput(
        id, output.scores(), output.confidence(), output.failure(), output.detail());
  }

  /** The scores of the rollouts of one prompt as a group. */
  public static RewardGroup group(String name, List<RolloutScore> scores) {
    return new RewardGroup(
        name,
        series(scores, RolloutScore::rF),
        series(scores, RolloutScore::rO),
        series(scores, one -> one.rT() == null ? Double.NaN : one.rT()));
  }

  private static DoubleSeries series(
      List<RolloutScore> scores, ToDoubleFunction<RolloutScore> field) {
    return DoubleSeries.of(scores.stream().mapToDouble(field));
  }
}
