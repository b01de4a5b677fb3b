package emotionthinker.jobs.train;

import emotionthinker.io.Storage;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.models.policy.JudgeSource;
import emotionthinker.stages.grpo.service.Judge;
import emotionthinker.stages.reward.RewardModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The reward model of GRPO, opened once per thread that scores rollouts. */
record TaskJudge(Storage storage, String model) implements JudgeSource {
  private static final ThreadLocal<Map<String, RewardModel>> OPEN =
      ThreadLocal.withInitial(HashMap::new);

  @Override
  public Judge get() {
    int gpu = TaskAccelerator.index();
    RewardModel judge = OPEN.get().computeIfAbsent(model + " " + gpu, key -> open(gpu));
    return judge::score;
  }

  private RewardModel open(int gpu) {
    try {
      return RewardModels.open(storage, model, gpu);
    } catch (IOException e) {
      throw new UncheckedIOException("reward model " + model + " cannot be read", e);
    }
  }
}
