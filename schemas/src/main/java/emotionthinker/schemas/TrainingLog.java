package emotionthinker.schemas;

import java.util.List;
import java.util.Locale;

/**
 * One logged step of a training stage. How long it took is in no table but in {@code _timings}.
 *
 * @param trainingLogId key: {@link #id}
 * @param stage sft or grpo
 * @param trainer what trained: embedded, ms-swift, trl, verl, openrlhf or command
 * @param attempt launch that made the step, from 1; a step trained again after a relaunch has a row
 *     of each attempt
 * @param step optimiser step, counted on over relaunches
 * @param epoch passes over the data so far (1)
 * @param loss loss of the step as the trainer reports it (nat)
 * @param learningRate learning rate (1)
 * @param rewardMean mean total reward of the rollouts of the step (1)
 * @param rewardFormatMean mean R_f, before its weight (1)
 * @param rewardOutcomeMean mean R_o, before its weight (1)
 * @param rewardThoughtMean mean R_t, before weight and trust (1)
 * @param tauMean mean trust weight over the groups of the step (1)
 * @param tauBelowOneShare share of groups whose trust weight is below 1 (1)
 * @param oneSidedShare share of groups whose answers are all right or all wrong (1)
 * @param reasoningShare share of alpha_t that the progressive schedule let count: 0 closed, 1 open
 *     (1)
 * @param accuracy share of rollouts with the right answer (1)
 * @param kl estimate of KL(policy || reference) per token (nat)
 * @param entropy entropy of the policy per token (nat)
 * @param lengthTokensMean mean length of the completions (tokens)
 * @param clipFraction share of tokens whose ratio was clipped (1)
 * @param gradNorm norm of the gradient before clipping (1)
 * @param extra other numbers of the trainer's log, by name
 */
public record TrainingLog(
    String trainingLogId,
    TrainingStage stage,
    String trainer,
    int attempt,
    long step,
    Double epoch,
    Double loss,
    Double learningRate,
    Double rewardMean,
    Double rewardFormatMean,
    Double rewardOutcomeMean,
    Double rewardThoughtMean,
    Double tauMean,
    Double tauBelowOneShare,
    Double oneSidedShare,
    Double reasoningShare,
    Double accuracy,
    Double kl,
    Double entropy,
    Double lengthTokensMean,
    Double clipFraction,
    Double gradNorm,
    List<LoggedValue> extra) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TrainingLog {
    Checks.present("stage", stage);
    Checks.text("trainer", trainer);
    Checks.positive("attempt", attempt);
    Checks.nonNegative("step", step);
    if (!id(stage, attempt, step).equals(trainingLogId)) {
      throw Checks.bad("training_log_id", trainingLogId, id(stage, attempt, step));
    }
    Checks.nonNegative("epoch", epoch);
    Checks.finite("loss", loss);
    Checks.nonNegative("learning_rate", learningRate);
    Checks.finite("reward_mean", rewardMean);
    Checks.share("reward_format_mean", rewardFormatMean);
    Checks.share("reward_outcome_mean", rewardOutcomeMean);
    Checks.share("reward_thought_mean", rewardThoughtMean);
    Checks.share("tau_mean", tauMean);
    Checks.share("tau_below_one_share", tauBelowOneShare);
    Checks.share("one_sided_share", oneSidedShare);
    Checks.share("reasoning_share", reasoningShare);
    Checks.share("accuracy", accuracy);
    Checks.finite("kl", kl);
    Checks.nonNegative("entropy", entropy);
    Checks.nonNegative("length_tokens_mean", lengthTokensMean);
    Checks.share("clip_fraction", clipFraction);
    Checks.nonNegative("grad_norm", gradNorm);
    extra = Checks.list("extra", extra);
  }

  /**
   * The key {@code <stage>/<attempt>/<step>}, with leading zeros, so that rows sorted by it are in
   * the order in which they were trained.
   */
  public static String id(TrainingStage stage, int attempt, long step) {
    return String.format(Locale.ROOT, "%s/%03d/%09d", stage.wire(), attempt, step);
  }
}
