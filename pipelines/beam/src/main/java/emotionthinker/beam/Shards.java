package emotionthinker.beam;

import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
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

  /** Rows by the shard of their id, in packs. */
  static <T extends Record> PCollection<KV<Integer, byte[]>> pack(
      String name,
      PCollection<T> rows,
      Class<T> type,
      SerializableFunction<T, String> id,
      int shards) {
    return rows.apply(name, ParDo.of(new ShardFn<>(RecordCoder.of(type), id, shards)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  /** Packs under the number of what they hold, for a join of several kinds. */
  static PCollection<KV<Integer, KV<Integer, byte[]>>> tagged(
      int kind, PCollection<KV<Integer, byte[]>> packs) {
    return packs
        .apply(
            "Kind" + kind,
            MapElements.via(
                new SimpleFunction<KV<Integer, byte[]>, KV<Integer, KV<Integer, byte[]>>>() {
                  private static final long serialVersionUID = 1L;

                  @Override
                  public KV<Integer, KV<Integer, byte[]>> apply(KV<Integer, byte[]> pack) {
                    return KV.of(pack.getKey(), KV.of(kind, pack.getValue()));
                  }
                }))
        .setCoder(KvCoder.of(VarIntCoder.of(), KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of())));
  }

  private static final class ShardFn<T> extends PackFn<T> {
    private static final long serialVersionUID = 1L;

    private final SerializableFunction<T, String> id;
    private final int shards;

    ShardFn(Coder<T> coder, SerializableFunction<T, String> id, int shards) {
      super(coder);
      this.id = id;
      this.shards = shards;
    }

    @Override
    int place(T row, ProcessContext context) {
      return of(id.apply(row), shards);
    }
  }
}
