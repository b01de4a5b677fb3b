package emotionthinker.models.policy;

import emotionthinker.schemas.LoggedValue;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.TrainingStage;
import emotionthinker.stages.grpo.GroupStatistics;
import emotionthinker.stages.grpo.learn.StepRewards;
import java.util.ArrayList;
import java.util.List;

/** Rows of the training log. A value that a step does not have is null. */
final class TrainingRows {
  private static final String TRAINER = "embedded";
  private static final int ATTEMPT = 1;

  private TrainingRows() {}

  static TrainingLog sft(
      long step, double epoch, double loss, double rate, double norm, double lengthTokens) {
    return new TrainingLog(
        TrainingLog.id(TrainingStage.SFT, ATTEMPT, step),
        TrainingStage.SFT,
        TRAINER,
        ATTEMPT,
        step,
        epoch,
        loss,
        rate,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        lengthTokens,
        null,
        norm,
        List.of());
  }

  /**
   * What a GRPO step was made of.
   *
   * @param lossSum loss of the last update (nat)
   * @param entropy minus the mean log-probability of the sampled tokens, an estimate (nat)
   */
  record Policy(
      double lossSum,
      double rate,
      double norm,
      double kl,
      double entropy,
      double lengthTokens,
      double clipShare) {}

  static TrainingLog grpo(
      long step, double epoch, StepRewards rewards, double reasoningShare, Policy policy) {
    GroupStatistics groups = rewards.statistics();
    List<LoggedValue> extra = new ArrayList<>();
    extra.add(new LoggedValue("reward_spread_mean", rewards.meanSpread()));
    return new TrainingLog(
        TrainingLog.id(TrainingStage.GRPO, ATTEMPT, step),
        TrainingStage.GRPO,
        TRAINER,
        ATTEMPT,
        step,
        epoch,
        policy.lossSum(),
        policy.rate(),
        value(rewards.meanReward()),
        value(rewards.meanFormat()),
        value(rewards.meanOutcome()),
        value(rewards.meanThought()),
        value(groups.meanTau()),
        groups.gatedShare(),
        groups.oneSidedShare(),
        reasoningShare,
        rewards.accuracy(),
        policy.kl(),
        policy.entropy(),
        policy.lengthTokens(),
        policy.clipShare(),
        policy.norm(),
        extra);
  }

  private static Double value(double v) {
    return Double.isNaN(v) ? null : (Double) v;
  }

  /** A row with one more number. */
  static TrainingLog with(TrainingLog row, String name, double value) {
    List<LoggedValue> extra = new ArrayList<>(row.extra());
    extra.add(new LoggedValue(name, value));
    return new TrainingLog(
        row.trainingLogId(),
        row.stage(),
        row.trainer(),
        row.attempt(),
        row.step(),
        row.epoch(),
        row.loss(),
        row.learningRate(),
        row.rewardMean(),
        row.rewardFormatMean(),
        row.rewardOutcomeMean(),
        row.rewardThoughtMean(),
        row.tauMean(),
        row.tauBelowOneShare(),
        row.oneSidedShare(),
        row.reasoningShare(),
        row.accuracy(),
        row.kl(),
        row.entropy(),
        row.lengthTokensMean(),
        row.clipFraction(),
        row.gradNorm(),
        extra);
  }
}
