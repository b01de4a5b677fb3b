package emotionthinker.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schema and every record must do, run over all of them. */
class TableConformanceTest {

  static Stream<Table<?>> tables() {
    return Table.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  <T extends Record> void rowsSurviveAvroBinary(Table<T> table) throws Exception {
    Random random = new Random(7);
    RecordCodec<T> codec = table.codec();
    for (int i = 0; i < 200; i++) {
      T row = RandomRows.of(table.type(), random);
      assertEquals(row, codec.fromBytes(codec.toBytes(row)));
      assertFalse(table.idOf(row).isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  <T extends Record> void everyFieldHasDocAndEveryNumberItsUnitInTheName(Table<T> table) {
    assertDocumented(table.codec().schema());
  }

  private static void assertDocumented(Schema schema) {
    assertNotNull(schema.getDoc(), schema.getName());
    for (Schema.Field field : schema.getFields()) {
      String name = schema.getName() + "." + field.name();
      assertTrue(field.doc() != null && field.doc().length() > 2, name + " has no doc");
      Schema type = field.schema();
      if (type.getType() == Schema.Type.UNION) {
        assertEquals(Schema.Type.NULL, type.getTypes().get(0).getType(), name);
        assertTrue(field.hasDefaultValue(), name + " is nullable without a default");
        type = type.getTypes().get(1);
      }
      if (type.getType() == Schema.Type.DOUBLE) {
        assertNotNull(field.getProp("unit"), name + " is a measurement without a unit");
      }
      for (String suffix : new String[] {"hz", "s", "db", "st", "usd"}) {
        if (field.name().endsWith("_" + suffix)
            && !field.name().endsWith("_per_s")
            && type.getType() == Schema.Type.DOUBLE) {
          String unit = field.getProp("unit").toLowerCase(java.util.Locale.ROOT);
          assertTrue(unit.startsWith(suffix), name + " in " + unit);
        }
      }
      if (type.getType() == Schema.Type.ARRAY) {
        type = type.getElementType();
      }
      if (type.getType() == Schema.Type.RECORD) {
        assertDocumented(type);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  <T extends Record> void nullableComponentsAreExactlyTheNullableFields(Table<T> table) {
    RecordComponent[] components = table.type().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Schema field = table.codec().schema().getFields().get(i).schema();
      boolean nullable = field.getType() == Schema.Type.UNION;
      Class<?> type = components[i].getType();
      boolean boxed =
          type == Double.class
              || type == Integer.class
              || type == Boolean.class
              || type == Long.class;
      if (boxed || type.isPrimitive()) {
        assertEquals(nullable, boxed, table + "." + components[i].getName());
      }
    }
  }
}
