package emotionthinker.jobs.spark;

import emotionthinker.jobs.config.ScoreOptions;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.train.TaskAccelerator;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reward models loaded once per executor JVM, whatever the number of its tasks, which take turns.
 * They stay for the life of the executor, as the next task is likely to want the same.
 */
final class ModelPerJvm {
  /** With the id, as a folder may hold another model than before. */
  private record Key(RewardModels models, String id, int gpu) {}

  private static final Map<Key, Shared> MODELS = new ConcurrentHashMap<>();

  private ModelPerJvm() {}

  /** The configured model, on the accelerator that Spark gave the running task, if it gave one. */
  static RewardModel get(RewardModels models, ScoreOptions options) {
    int index = TaskAccelerator.index();
    String id;
    try {
      id = models.id(options.model());
    } catch (IOException e) {
      throw new UncheckedIOException("reward model " + options.model() + " cannot be read", e);
    }
    return MODELS.computeIfAbsent(
        new Key(models, id, index), key -> open(models, options.model(), index));
  }

  private static Shared open(RewardModels models, String name, int gpu) {
    try {
      return new Shared(models.open(name, gpu));
    } catch (IOException e) {
      throw new UncheckedIOException("reward model " + name + " cannot be read", e);
    }
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
    public boolean concurrent() {
      return model.concurrent();
    }

    @Override
    public List<RewardOutput> score(List<RewardInput> batch) {
      if (concurrent()) {
        return model.score(batch);
      }
      synchronized (this) {
        return model.score(batch);
      }
    }
  }
}
