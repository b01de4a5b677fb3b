package emotionthinker.schemas;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/**
 * The tables as a page of Markdown, read from the .avsc files: one table each with field, type,
 * unit and meaning. Types are those of SQL over Parquet; a nested record's fields follow it, named
 * {@code outer.inner}, or {@code outer[].inner} within a list.
 */
public final class SchemaPage {
  private SchemaPage() {}

  /** The page of the given tables, in their order. */
  public static String markdown(List<Table<?>> tables) {
    StringBuilder page = new StringBuilder();
    page.append("# Tables\n\n")
        .append(
            "Written by `emotionthinker schema` from the .avsc files in `src/main/resources`. "
                + "A type with `?` may be null; null means not known, never zero.\n");
    for (Table<?> table : tables) {
      Schema schema = table.codec().schema();
      page.append("\n## ").append(table.name()).append("\n\n");
      page.append(schema.getDoc()).append("\n\n");
      page.append("| field | type | unit | meaning |\n| --- | --- | --- | --- |\n");
      rows(page, "", schema);
    }
    return page.toString();
  }

  private static void rows(StringBuilder page, String prefix, Schema record) {
    for (Schema.Field field : record.getFields()) {
      Schema type = nonNull(field.schema());
      String name = prefix + field.name();
      page.append("| `").append(name).append("` | ");
      page.append(typeName(type)).append(type.equals(field.schema()) ? "" : "?").append(" | ");
      page.append(text(field.getObjectProp("unit"))).append(" | ");
      page.append(meaning(field)).append(" |\n");
      if (type.getType() == Schema.Type.RECORD) {
        rows(page, name + ".", type);
      } else if (type.getType() == Schema.Type.ARRAY
          && nonNull(type.getElementType()).getType() == Schema.Type.RECORD) {
        rows(page, name + "[].", nonNull(type.getElementType()));
      }
    }
  }

  private static String meaning(Schema.Field field) {
    String doc = cell(field.doc());
    return field.getObjectProp("values") instanceof String name
        ? doc + " (one of " + values(name) + ")"
        : doc;
  }

  /** What the enum of a field writes on disk. */
  private static String values(String enumName) {
    try {
      Class<?> type = Class.forName(SchemaPage.class.getPackageName() + "." + enumName);
      return Arrays.stream(type.getEnumConstants())
          .map(one -> "`" + ((WireName) one).wire() + "`")
          .collect(Collectors.joining(", "));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a schema names the values of no enum: " + enumName, e);
    }
  }

  private static String typeName(Schema type) {
    return switch (type.getType()) {
      case ARRAY -> "list of " + typeName(nonNull(type.getElementType()));
      case RECORD -> "struct";
      default -> type.getType().getName();
    };
  }

  private static Schema nonNull(Schema type) {
    return type.getType() != Schema.Type.UNION
        ? type
        : type.getTypes().stream()
            .filter(one -> one.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow();
  }

  private static String text(Object property) {
    return property == null || property == JsonProperties.NULL_VALUE
        ? ""
        : cell(property.toString());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
