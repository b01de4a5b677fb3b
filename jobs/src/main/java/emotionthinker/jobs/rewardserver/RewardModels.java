package emotionthinker.jobs.rewardserver;

import emotionthinker.io.Storage;
import emotionthinker.jobs.reward.RewardModelFolder;
import emotionthinker.models.reward.EmbeddedRewardModel;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RulesRewardModel;
import java.io.IOException;

/** Reward models by the names that the command line and the configuration know. */
public final class RewardModels {
  /** The processor. */
  public static final int CPU = -1;

  private static final String RULES = "rules";
  private static final int TEXTS_AT_ONCE = 64;

  private RewardModels() {}

  /**
   * Opens a model on the processor.
   *
   * @param name rules, or the folder of a model that reward-train made
   * @throws UserException when there is no such model
   */
  public static RewardModel open(Storage storage, String name) throws IOException {
    return open(storage, name, CPU);
  }

  /**
   * Opens a model.
   *
   * @param gpu index of the accelerator that it may use, {@link #CPU} for none
   * @throws UserException when there is no such model
   */
  public static RewardModel open(Storage storage, String name, int gpu) throws IOException {
    return name.equals(RULES)
        ? new RulesRewardModel(VerifierOptions.defaults())
        : new EmbeddedRewardModel(new RewardModelFolder(storage, name).read(), TEXTS_AT_ONCE, gpu);
  }

  /** The id of a model, without an engine. */
  public static String id(Storage storage, String name) throws IOException {
    return name.equals(RULES)
        ? new RulesRewardModel(VerifierOptions.defaults()).id()
        : new RewardModelFolder(storage, name).read().id();
  }
}
