package emotionthinker.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Record to Avro and back, by the .avsc of the table. A component {@code f0MedianHz} is the field
 * {@code f0_median_hz}; enums are their {@link WireName}, {@link FloatSeries} and lists are arrays,
 * records are records. The order of fields in the schema is the order of components in the record;
 * building a codec fails when the two disagree, so a mismatch never reaches a row.
 *
 * @param <T> the record
 */
public final class RecordCodec<T extends Record> {
  private static final Map<Class<?>, RecordCodec<?>> CODECS = new ConcurrentHashMap<>();
  private static final String FOLDER = "/emotionthinker/schemas/";

  private final Class<T> type;
  private final Schema schema;
  private final RecordPlan plan;
  private final GenericDatumWriter<GenericRecord> writer;
  private final GenericDatumReader<GenericRecord> reader;

  private RecordCodec(Class<T> type, Schema schema) {
    this.type = type;
    this.schema = schema;
    this.plan = new RecordPlan(type, schema);
    this.writer = new GenericDatumWriter<>(schema);
    this.reader = new GenericDatumReader<>(schema);
  }

  /**
   * The codec of a table's record.
   *
   * @throws IllegalStateException when the record and its schema disagree
   */
  @SuppressWarnings("unchecked")
  public static <T extends Record> RecordCodec<T> of(Class<T> type) {
    RecordCodec<?> codec = CODECS.get(type);
    if (codec == null) {
      codec = new RecordCodec<>(type, load(type));
      CODECS.put(type, codec);
    }
    return (RecordCodec<T>) codec;
  }

  /** The schema, as committed. */
  public Schema schema() {
    return schema;
  }

  /** Record class. */
  public Class<T> type() {
    return type;
  }

  /** A new Avro record with the values of {@code row}. */
  public GenericData.Record toAvro(T row) {
    return plan.write(row);
  }

  /**
   * The record of an Avro row that was read with {@link #schema()} as reader schema.
   *
   * @throws IllegalArgumentException when an invariant of the record does not hold
   */
  public T fromAvro(IndexedRecord row) {
    return type.cast(plan.read(row));
  }

  /**
   * A copy of a row with another value in one field.
   *
   * @param field name on disk
   * @param value as Avro has it: text, number, boolean, or null where nullable
   */
  public T with(T row, String field, Object value) {
    GenericData.Record copy = toAvro(row);
    copy.put(field, value);
    return fromAvro(copy);
  }

  /** Avro binary of a row: for shuffles, coders and hashes; no schema travels with it. */
  public byte[] toBytes(T row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writer.write(toAvro(row), encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The row of {@link #toBytes}. */
  public T fromBytes(byte[] bytes) {
    try {
      return fromAvro(reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema load(Class<?> type) {
    String name =
        Table.ALL.stream()
            .filter(table -> table.type() == type)
            .map(Table::name)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(type.getName() + " is no table"));
    String file = FOLDER + name + ".avsc";
    try (InputStream in = RecordCodec.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no schema " + file + " for " + type.getName());
      }
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
