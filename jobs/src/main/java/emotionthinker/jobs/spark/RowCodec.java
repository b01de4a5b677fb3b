package emotionthinker.jobs.spark;

import emotionthinker.schemas.RecordCodec;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * Record to Spark Row and back, through the table's Avro schema, so that a table has one meaning
 * everywhere. ({@code Encoders.bean} on a record silently yields an empty schema.)
 *
 * @param <T> the record
 */
public final class RowCodec<T extends Record> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;

  /** The codec of a table's record. */
  public RowCodec(Class<T> type) {
    this.type = type;
  }

  /** Spark's schema of the table; nullable exactly where Avro's is. */
  public StructType structType() {
    return structType(codec().schema());
  }

  /** A row with the values of a record. */
  public Row toRow(T row) {
    return toRow(codec().toAvro(row));
  }

  /**
   * The record of a row whose columns are those of {@link #structType()}, in that order.
   *
   * @throws IllegalArgumentException when an invariant of the record does not hold
   */
  public T fromRow(Row row) {
    return codec().fromAvro(toAvro(row, codec().schema()));
  }

  private RecordCodec<T> codec() {
    return RecordCodec.of(type);
  }

  private static StructType structType(Schema schema) {
    List<StructField> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      boolean nullable = field.schema().getType() == Schema.Type.UNION;
      fields.add(
          DataTypes.createStructField(field.name(), dataType(plain(field.schema())), nullable));
    }
    return DataTypes.createStructType(fields);
  }

  private static DataType dataType(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> DataTypes.StringType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case BYTES -> DataTypes.BinaryType;
      case ARRAY -> DataTypes.createArrayType(dataType(schema.getElementType()), false);
      case RECORD -> structType(schema);
      default -> throw new IllegalStateException("no Spark type for " + schema);
    };
  }

  private static Schema plain(Schema schema) {
    return schema.getType() == Schema.Type.UNION ? schema.getTypes().get(1) : schema;
  }

  private static Row toRow(IndexedRecord avro) {
    List<Schema.Field> fields = avro.getSchema().getFields();
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = toSpark(avro.get(i));
    }
    return RowFactory.create(values);
  }

  private static Object toSpark(Object value) {
    if (value instanceof IndexedRecord nested) {
      return toRow(nested);
    }
    if (value instanceof List<?> list) {
      List<Object> out = new ArrayList<>(list.size());
      list.forEach(item -> out.add(toSpark(item)));
      return JavaConverters.asScalaBuffer(out).toSeq();
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return value;
  }

  private static IndexedRecord toAvro(Row row, Schema schema) {
    GenericData.Record out = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    for (int i = 0; i < fields.size(); i++) {
      out.put(i, toAvro(row.get(i), plain(fields.get(i).schema())));
    }
    return out;
  }

  private static Object toAvro(Object value, Schema schema) {
    if (value instanceof Row nested) {
      return toAvro(nested, schema);
    }
    if (value instanceof scala.collection.Seq<?> seq) {
      GenericData.Array<Object> out = new GenericData.Array<>(seq.size(), schema);
      JavaConverters.seqAsJavaList(seq)
          .forEach(item -> out.add(toAvro(item, schema.getElementType())));
      return out;
    }
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    return value;
  }
}
