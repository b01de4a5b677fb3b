package emotionthinker.beam;

import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Joins go by hashed shards of ids, not by single ids: a runner pays per group, and a shard is
 * small enough to be joined in memory. How many there are follows from the rows and never changes a
 * byte.
 */
final class Shards {
  private static final int ROWS = 1000;
  private static final int LEAST = 8;
  private static final int MOST = 100_000;

  private Shards() {}

  /** Shards for a number of rows. */
  static int forRows(long rows) {
    return (int) Math.max(LEAST, Math.min(MOST, rows / ROWS));
  }

  /** The shard of an id. */
  static int of(String id, int shards) {
    return Math.floorMod(id.hashCode(), shards);
  }

  /** Rows by the shard of their id. */
  static <T extends Record> PCollection<KV<Integer, T>> byShard(
      String name,
      PCollection<T> rows,
      Class<T> type,
      SerializableFunction<T, String> id,
      int shards) {
    return rows.apply(
            name,
            MapElements.via(
                new SimpleFunction<T, KV<Integer, T>>() {
                  private static final long serialVersionUID = 1L;

                  @Override
                  public KV<Integer, T> apply(T row) {
                    return KV.of(of(id.apply(row), shards), row);
                  }
                }))
        .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(type)));
  }
}
