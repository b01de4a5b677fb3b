package emotionthinker.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

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

  private RecordCodec(Class<T> type, Schema schema) {
    this.type = type;
    this.schema = schema;
    this.plan = new RecordPlan(type, schema);
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

  /** {@code f0MedianHz} to {@code f0_median_hz}: an underscore before every capital. */
  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** How one record class maps on one record schema. */
  private static final class RecordPlan {
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
        names.add(snakeCase(components[i].getName()));
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

  /** How one value maps; null is handled by the caller. */
  private interface ValuePlan {
    Object write(Object value);

    Object read(Object value);

    static ValuePlan of(RecordComponent component, Schema field) {
      boolean nullable = field.getType() == Schema.Type.UNION;
      Schema schema =
          nullable
              ? field.getTypes().stream()
                  .filter(s -> s.getType() != Schema.Type.NULL)
                  .findFirst()
                  .orElseThrow()
              : field;
      if (nullable && component.getType().isPrimitive()) {
        throw mismatch(component, field);
      }
      Type generic = component.getGenericType();
      ValuePlan plan = of(component.getType(), generic, schema);
      if (plan == null) {
        throw mismatch(component, field);
      }
      return plan;
    }

    private static IllegalStateException mismatch(RecordComponent component, Schema field) {
      return new IllegalStateException(
          component.getDeclaringRecord().getName() + "." + component + " does not fit " + field);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ValuePlan of(Class<?> type, Type generic, Schema schema) {
      return switch (schema.getType()) {
        case STRING -> type == String.class
            ? new Plain(String.class)
            : WireName.class.isAssignableFrom(type) && type.isEnum() ? new Wire((Class) type) : null;
        case INT -> type == int.class || type == Integer.class ? new Plain(Integer.class) : null;
        case LONG -> type == long.class || type == Long.class ? new Plain(Long.class) : null;
        case DOUBLE -> type == double.class || type == Double.class ? new Plain(Double.class) : null;
        case BOOLEAN -> type == boolean.class || type == Boolean.class
            ? new Plain(Boolean.class)
            : null;
        case RECORD -> type.isRecord() ? new Nested(new RecordPlan(type, schema)) : null;
        case BYTES -> type == ByteSeries.class ? new Bytes() : null;
        case ARRAY -> {
          if (type == FloatSeries.class) {
            yield new Floats(schema);
          }
          if (type == List.class && generic instanceof ParameterizedType list) {
            Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
            ValuePlan plan = of(element, element, schema.getElementType());
            yield plan == null ? null : new Many(plan, schema);
          }
          yield null;
        }
        default -> null;
      };
    }
  }

  /** Strings (Utf8 on the way in) and numbers. */
  private record Plain(Class<?> type) implements ValuePlan {
    @Override
    public Object write(Object value) {
      return value;
    }

    @Override
    public Object read(Object value) {
      return type == String.class ? value.toString() : type.cast(value);
    }
  }

  private record Wire<E extends Enum<E> & WireName>(Class<E> type) implements ValuePlan {
    @Override
    public Object write(Object value) {
      return ((WireName) value).wire();
    }

    @Override
    public Object read(Object value) {
      return WireName.parse(type, value.toString());
    }
  }

  private record Nested(RecordPlan plan) implements ValuePlan {
    @Override
    public Object write(Object value) {
      return plan.write(value);
    }

    @Override
    public Object read(Object value) {
      return plan.read((IndexedRecord) value);
    }
  }

  private record Bytes() implements ValuePlan {
    @Override
    public Object write(Object value) {
      return ((ByteSeries) value).toByteBuffer();
    }

    @Override
    public Object read(Object value) {
      ByteBuffer buffer = ((ByteBuffer) value).duplicate();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return ByteSeries.of(bytes);
    }
  }

  private record Floats(Schema schema) implements ValuePlan {
    @Override
    public Object write(Object value) {
      FloatSeries series = (FloatSeries) value;
      GenericData.Array<Float> out = new GenericData.Array<>(series.size(), schema);
      for (int i = 0; i < series.size(); i++) {
        out.add(series.get(i));
      }
      return out;
    }

    @Override
    public Object read(Object value) {
      List<?> list = (List<?>) value;
      float[] out = new float[list.size()];
      for (int i = 0; i < out.length; i++) {
        out[i] = (Float) list.get(i);
      }
      return FloatSeries.of(out);
    }
  }

  private record Many(ValuePlan element, Schema schema) implements ValuePlan {
    @Override
    public Object write(Object value) {
      List<?> list = (List<?>) value;
      GenericData.Array<Object> out = new GenericData.Array<>(list.size(), schema);
      for (Object item : list) {
        out.add(element.write(item));
      }
      return out;
    }

    @Override
    public Object read(Object value) {
      List<Object> out = new ArrayList<>();
      for (Object item : (List<?>) value) {
        out.add(element.read(item));
      }
      return out;
    }
  }
}
