package emotionthinker.stages.shard;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.TrainingSubset;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * One file of the data set.
 *
 * @param split split of all its rows
 * @param index number of the shard in its split, from 0
 * @param count shards of the split
 * @param members its rows, in their order
 */
public record Shard(Split split, int index, int count, List<Member> members)
    implements Serializable {

  /**
   * A row of a shard.
   *
   * @param utteranceId key
   * @param subset training stage of a train row; null in other splits
   */
  public record Member(String utteranceId, TrainingSubset subset) implements Serializable {}

  /** Checks every invariant. */
  public Shard {
    Checks.present("split", split);
    members = Checks.list("members", members);
    if (index < 0 || index >= count) {
      throw Checks.bad("index", index, "from 0 to count - 1 = " + (count - 1));
    }
  }

  /** Path below the data set's folder: {@code data/train-00000-of-00012.parquet}. */
  public String path() {
    return String.format(Locale.ROOT, "data/%s-%05d-of-%05d.parquet", split.wire(), index, count);
  }
}
