package emotionthinker.stages;

import emotionthinker.schemas.Table;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Rows for tests by the fields that matter: what is not given is null where it may be, else 1,
 * false, "x" or empty. Values are given as the table has them: strings for enums, lists for arrays.
 */
public final class TableRows {
  private TableRows() {}

  public static <T extends Record> T row(Table<T> table, Map<String, ?> fields) {
    Schema schema = table.codec().schema();
    for (String name : fields.keySet()) {
      if (schema.getField(name) == null) {
        throw new IllegalArgumentException(table + " has no field " + name);
      }
    }
    GenericData.Record row = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      Object value = fields.get(field.name());
      row.put(field.pos(), value == null ? filler(field.schema()) : value);
    }
    return table.codec().fromAvro(row);
  }

  private static Object filler(Schema schema) {
    return switch (schema.getType()) {
      case UNION, NULL -> null;
      case STRING -> "x";
      case INT -> 1;
      case LONG -> 1L;
      case DOUBLE -> 1.0;
      case BOOLEAN -> false;
      case BYTES -> ByteBuffer.allocate(0);
      case ARRAY -> List.of();
      case RECORD -> {
        GenericData.Record nested = new GenericData.Record(schema);
        schema.getFields().forEach(f -> nested.put(f.pos(), filler(f.schema())));
        yield nested;
      }
      default -> throw new IllegalArgumentException(schema.toString());
    };
  }
}
