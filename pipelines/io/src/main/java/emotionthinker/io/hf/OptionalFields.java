package emotionthinker.io.hf;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The same schema with every required field optional. */
final class OptionalFields {
  private OptionalFields() {}

  static MessageType of(MessageType schema) {
    return new MessageType(schema.getName(), optional(schema.getFields()));
  }

  private static List<Type> optional(List<Type> fields) {
    List<Type> result = new ArrayList<>();
    for (Type field : fields) {
      Repetition repetition =
          field.isRepetition(Repetition.REPEATED) ? Repetition.REPEATED : Repetition.OPTIONAL;
      if (field.isPrimitive()) {
        result.add(
            Types.primitive(field.asPrimitiveType().getPrimitiveTypeName(), repetition)
                .as(field.getLogicalTypeAnnotation())
                .named(field.getName()));
      } else {
        List<Type> inner = optional(field.asGroupType().getFields());
        result.add(
            Types.buildGroup(repetition)
                .as(field.getLogicalTypeAnnotation())
                .addFields(inner.toArray(new Type[0]))
                .named(field.getName()));
      }
    }
    return result;
  }
}
