package emotionthinker.stages.reward;

import java.util.List;

/**
 * Who judges reasonings. An implementation is loaded once per JVM, used by one thread at a time
 * unless it says otherwise, and deterministic or recorded: the same inputs in the same batch give
 * the same outputs.
 */
public interface RewardModel extends AutoCloseable {

  /** Id and version of the model, for the column {@code reward_model}: {@code rules-2}. */
  String id();

  /**
   * Whether inputs leave this process for a third party; such a model refuses corpora that forbid
   * it.
   */
  boolean remote();

  /**
   * Whether several threads may ask at once, and large batches cost no memory: true of a model that
   * waits for a server.
   */
  default boolean concurrent() {
    return false;
  }

  /**
   * Judges a batch.
   *
   * @return one output per input, in the order of the inputs; one that could not be judged says
   *     why, and the others are judged nevertheless
   */
  List<RewardOutput> score(List<RewardInput> batch);

  /** Gives memory and connections back; nothing by default. */
  @Override
  default void close() {}
}
