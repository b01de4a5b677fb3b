package emotionthinker.beam;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RecordCodec;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * Coder of table rows: Avro binary by the row's schema, with its length in front. Equal rows have
 * equal bytes, so rows may be keys too.
 *
 * @param <T> the record of a row
 */
public final class RecordCoder<T extends Record> extends CustomCoder<T> {
  private static final long serialVersionUID = 1L;
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

  private final Class<T> type;

  private RecordCoder(Class<T> type) {
    this.type = type;
  }

  /** The coder of a table's record. */
  public static <T extends Record> RecordCoder<T> of(Class<T> type) {
    return new RecordCoder<>(Checks.present("type", type));
  }

  /** Makes this the coder of every table row in a pipeline. */
  public static void register(Pipeline pipeline) {
    for (Table<?> table : Table.ALL) {
      register(pipeline, table.type());
    }
  }

  private static <T extends Record> void register(Pipeline pipeline, Class<T> type) {
    pipeline.getCoderRegistry().registerCoderForClass(type, of(type));
  }

  @Override
  public void encode(T row, OutputStream out) throws IOException {
    BYTES.encode(RecordCodec.of(type).toBytes(row), out);
  }

  @Override
  public T decode(InputStream in) throws IOException {
    return RecordCodec.of(type).fromBytes(BYTES.decode(in));
  }

  /** Always deterministic: Avro binary writes fields in the order of the schema. */
  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordCoder<?> coder && coder.type == type;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(type);
  }
}
