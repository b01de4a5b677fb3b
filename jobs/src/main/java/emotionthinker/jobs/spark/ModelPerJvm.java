package emotionthinker.jobs.spark;

import emotionthinker.jobs.config.ScoreOptions;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reward models loaded once per executor JVM, whatever the number of its tasks, which take turns.
 * They stay for the life of the executor, as the next task is likely to want the same.
 */
final class ModelPerJvm {
  private static final Map<String, Shared> MODELS = new ConcurrentHashMap<>();

  private ModelPerJvm() {}

  static RewardModel get(ScoreOptions options) {
    return MODELS.computeIfAbsent(options.model(), name -> new Shared(RewardModels.open(name)));
  }

  private record Shared(RewardModel model) implements RewardModel {
    @Override
    public String id() {
      return model.id();
    }

    @Override
    public boolean remote() {
      return model.remote();
    }

    @Override
    public synchronized List<RewardOutput> score(List<RewardInput> batch) {
      return model.score(batch);
    }
  }
}
