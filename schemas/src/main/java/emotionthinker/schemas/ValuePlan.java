package emotionthinker.schemas;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/** How one value maps; null is handled by the caller. */
interface ValuePlan {
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
      case STRING ->
          type == String.class
              ? new Plain(String.class)
              : WireName.class.isAssignableFrom(type) && type.isEnum()
                  ? new Wire((Class) type)
                  : null;
      case INT -> type == int.class || type == Integer.class ? new Plain(Integer.class) : null;
      case LONG -> type == long.class || type == Long.class ? new Plain(Long.class) : null;
      case DOUBLE -> type == double.class || type == Double.class ? new Plain(Double.class) : null;
      case BOOLEAN ->
          type == boolean.class || type == Boolean.class ? new Plain(Boolean.class) : null;
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

  /** Strings (Utf8 on the way in) and numbers. */
  record Plain(Class<?> type) implements ValuePlan {
    @Override
    public Object write(Object value) {
      return value;
    }

    @Override
    public Object read(Object value) {
      return type == String.class ? value.toString() : type.cast(value);
    }
  }

  record Wire<E extends Enum<E> & WireName>(Class<E> type) implements ValuePlan {
    @Override
    public Object write(Object value) {
      return ((WireName) value).wire();
    }

    @Override
    public Object read(Object value) {
      return WireName.parse(type, value.toString());
    }
  }

  record Nested(RecordPlan plan) implements ValuePlan {
    @Override
    public Object write(Object value) {
      return plan.write(value);
    }

    @Override
    public Object read(Object value) {
      return plan.read((IndexedRecord) value);
    }
  }

  record Bytes() implements ValuePlan {
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

  record Floats(Schema schema) implements ValuePlan {
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

  record Many(ValuePlan element, Schema schema) implements ValuePlan {
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
