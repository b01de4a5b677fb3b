package emotionthinker.stages.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/** Rows of JSON as Avro records of a schema without nulls, and back. */
public final class JsonRecords {
  private JsonRecords() {}

  /**
   * The record of a row.
   *
   * @throws IllegalArgumentException when the row has not exactly the fields of the schema
   */
  public static GenericData.Record record(JsonNode row, Schema schema) {
    if (row.size() != schema.getFields().size()) {
      throw new IllegalArgumentException("fields of " + row + " are not those of " + schema);
    }
    GenericData.Record out = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      out.put(field.pos(), value(row.path(field.name()), field.schema()));
    }
    return out;
  }

  private static Object value(JsonNode node, Schema schema) {
    return switch (schema.getType()) {
      case STRING -> node.textValue();
      case LONG -> node.longValue();
      case RECORD -> record(node, schema);
      case ARRAY -> {
        GenericData.Array<Object> out = new GenericData.Array<>(node.size(), schema);
        node.forEach(item -> out.add(value(item, schema.getElementType())));
        yield out;
      }
      default -> throw new IllegalArgumentException("no JSON form of " + schema);
    };
  }

  /** The row of a record; nulls stay nulls. */
  public static ObjectNode json(IndexedRecord record) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      out.set(field.name(), node(record.get(field.pos())));
    }
    return out;
  }

  private static JsonNode node(Object value) {
    if (value instanceof IndexedRecord nested) {
      return json(nested);
    }
    if (value instanceof List<?> list) {
      ArrayNode out = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> out.add(node(item)));
      return out;
    }
    if (value instanceof Number number) {
      return JsonNodeFactory.instance.numberNode(number.longValue());
    }
    return value == null
        ? JsonNodeFactory.instance.nullNode()
        : JsonNodeFactory.instance.textNode(value.toString());
  }
}
