package emotionthinker.jobs.rewardserver;

import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RulesRewardModel;

/** Reward models by the names that the command line knows. */
public final class RewardModels {
  private RewardModels() {}

  /**
   * Opens a model.
   *
   * @param name rules
   * @throws UserException when there is no such model
   */
  public static RewardModel open(String name) {
    if (name.equals("rules")) {
      return new RulesRewardModel(VerifierOptions.defaults());
    }
    throw UserException.badValue("--model", name, "rules", "name a model");
  }
}
