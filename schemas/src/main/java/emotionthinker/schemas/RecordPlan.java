package emotionthinker.schemas;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/** How one record class maps on one record schema. */
final class RecordPlan {
  private final Class<?> type;
  private final Schema schema;
  private final RecordComponent[] components;
  private final Constructor<?> constructor;
  private final ValuePlan[] values;

  RecordPlan(Class<?> type, Schema schema) {
    this.type = type;
    this.schema = schema;
    this.components = type.getRecordComponents();
    List<String> names = new ArrayList<>();
    Class<?>[] types = new Class<?>[components.length];
    this.values = new ValuePlan[components.length];
    for (int i = 0; i < components.length; i++) {
      names.add(FieldName.of(components[i]));
      types[i] = components[i].getType();
    }
    List<String> fields = schema.getFields().stream().map(Schema.Field::name).toList();
    if (!names.equals(fields)) {
      throw new IllegalStateException(
          type.getName() + " has components " + names + " but its schema has fields " + fields);
    }
    try {
      this.constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < components.length; i++) {
      components[i].getAccessor().setAccessible(true);
      Schema field = schema.getFields().get(i).schema();
      values[i] = ValuePlan.of(components[i], field);
    }
  }

  GenericData.Record write(Object row) {
    GenericData.Record out = new GenericData.Record(schema);
    try {
      for (int i = 0; i < components.length; i++) {
        Object value = components[i].getAccessor().invoke(row);
        out.put(i, value == null ? null : values[i].write(value));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
    return out;
  }

  Object read(IndexedRecord row) {
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object value = row.get(i);
      arguments[i] = value == null ? null : values[i].read(value);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build " + type.getName(), e);
    }
  }
}
