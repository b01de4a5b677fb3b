package emotionthinker.stages.grpo.learn;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.policy.SamplingOptions;
import emotionthinker.stages.policy.learn.OptimizerOptions;
import java.io.Serializable;

/**
 * GRPO-PTR training. Rewards, advantages and loss stand in {@code reward} and {@code grpo}.
 *
 * @param seed of prompts and rollouts
 * @param steps optimiser batches; 3000 in EmotionThinker (steps)
 * @param prompts prompts per step
 * @param parts parts of a step's prompts and rollouts that are computed apart and summed in order;
 *     fixed, so that the result does not depend on how many are computed at once
 * @param rollouts K, answers per prompt; 8 in EmotionThinker
 * @param temperature of the rollouts (1)
 * @param topP of the rollouts (1)
 * @param maxTokens longest rollout (tokens)
 * @param samplingRows answers written at once
 * @param updates optimiser steps per batch of rollouts
 * @param dynamicRounds rounds of new prompts in place of groups without advantages (DAPO's dynamic
 *     sampling); 0 keeps the groups as they are
 * @param rewardModel rules, or a folder that reward-train made
 * @param maxKl mean KL to the reference per token beyond which training is taken to diverge (nat)
 * @param minFormat mean R_f below which it is (1)
 * @param stopWindow steps over which both are averaged (steps)
 * @param checkpointEvery steps between two checkpoints (steps)
 * @param optimizer how a gradient becomes a step
 */
public record GrpoTrainOptions(
    long seed,
    int steps,
    int prompts,
    int parts,
    int rollouts,
    double temperature,
    double topP,
    int maxTokens,
    int samplingRows,
    int updates,
    int dynamicRounds,
    String rewardModel,
    double maxKl,
    double minFormat,
    int stopWindow,
    int checkpointEvery,
    OptimizerOptions optimizer)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public GrpoTrainOptions {
    Checks.positive("steps", steps);
    Checks.positive("prompts", prompts);
    Checks.range("parts", (double) parts, 1, prompts, "from 1 to prompts = " + prompts);
    Checks.range("rollouts", (double) rollouts, 2, 1024, "from 2 to 1024");
    Checks.range("temperature", temperature, 0.01, 10, "from 0.01 to 10");
    Checks.range("top_p", topP, 1e-6, 1, "from 0.000001 to 1");
    Checks.positive("max_tokens", maxTokens);
    Checks.positive("sampling_rows", samplingRows);
    Checks.positive("updates", updates);
    Checks.nonNegative("dynamic_rounds", dynamicRounds);
    Checks.text("reward_model", rewardModel);
    Checks.positive("max_kl", maxKl);
    Checks.share("min_format", minFormat);
    Checks.positive("stop_window", stopWindow);
    Checks.positive("checkpoint_every", checkpointEvery);
    Checks.present("optimizer", optimizer);
  }

  /** How the rollouts of a step are drawn: every step has seeds of its own. */
  public SamplingOptions sampling(long step) {
    return new SamplingOptions(rollouts, temperature, topP, maxTokens, seed * 1_000_003 + step);
  }
}
