package emotionthinker.jobs.gpu;

import emotionthinker.io.Storage;
import emotionthinker.jobs.rewardserver.RewardServerOptions;
import emotionthinker.stages.grpo.AdvantageOptions;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.reward.RewardOptions;
import java.io.Serializable;

/**
 * What every task of a launch is given.
 *
 * @param launch the launch; its attempt is the least that the output folder must be ready for
 * @param driver where to report; null before the driver listens
 * @param rewardToken token of the launch's reward service; null before
 * @param storage access to data and reward models
 * @param server limits of the reward service; its host and port are chosen on the node
 * @param reward the reward
 * @param convention from rewards to advantages
 */
record NodeJob(
    Launch launch,
    DriverLine.At driver,
    String rewardToken,
    Storage storage,
    RewardServerOptions server,
    RewardOptions reward,
    AdvantageOptions convention)
    implements Serializable {

  /** The same for a launch whose driver listens. */
  NodeJob with(Launch next, DriverLine.At at, String token) {
    return new NodeJob(next, at, token, storage, server, reward, convention);
  }
}
