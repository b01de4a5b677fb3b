package emotionthinker.stages.grpo.service;

import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardOutput;
import java.util.List;

/** Where a service has inputs judged: a reward model, or a queue in front of one. */
public interface Judge {

  /**
   * Judges a batch; ids are unique within it.
   *
   * @return one output per input, in order
   */
  List<RewardOutput> judge(List<RewardInput> batch) throws InterruptedException;
}
