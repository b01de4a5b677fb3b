package emotionthinker.stages.shard;

import emotionthinker.schemas.Reject;
import java.util.List;

/**
 * Which rows go where.
 *
 * @param shards the files, splits in the order train, validation, test, each split by index
 * @param rejects rows left out, with reasons, in the order of selection
 * @param missingRows how far the train split stays below target_rows; 0 without a target (rows)
 */
public record ShardPlan(List<Shard> shards, List<Reject> rejects, long missingRows) {

  /** Copies the lists. */
  public ShardPlan {
    shards = List.copyOf(shards);
    rejects = List.copyOf(rejects);
  }

  /** Rows of all shards. */
  public long rows() {
    return shards.stream().mapToLong(shard -> shard.members().size()).sum();
  }
}
