package emotionthinker.stages.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.Emotion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The features of Hugging Face {@code datasets} that an Avro schema amounts to. A field with the
 * property {@code huggingface} is an {@code Audio} or a {@code ClassLabel} with the nine emotions;
 * everything else follows from its type. Two forms say the same: the JSON in the footer of every
 * shard, and the YAML in the card.
 */
public final class HuggingFaceFeatures {
  /** Footer key of the JSON form. */
  public static final String FOOTER_KEY = "huggingface";

  private static final String PROPERTY = "huggingface";
  private static final ObjectMapper JSON = new ObjectMapper();

  private HuggingFaceFeatures() {}

  /** The value of the footer key: {@code {"info":{"features":{…}}}}. */
  public static String footerJson(Schema schema) {
    try {
      return JSON.writeValueAsString(Map.of("info", Map.of("features", features(schema))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The YAML list below {@code dataset_info.features}, each line indented by {@code indent}. */
  public static String cardYaml(Schema schema, String indent) {
    StringBuilder out = new StringBuilder();
    appendYaml(out, schema, indent);
    return out.toString();
  }

  private static Map<String, Object> features(Schema schema) {
    Map<String, Object> features = new LinkedHashMap<>();
    for (Schema.Field field : schema.getFields()) {
      features.put(field.name(), feature(field.getProp(PROPERTY), nonNull(field.schema())));
    }
    return features;
  }

  private static Map<String, Object> feature(String kind, Schema schema) {
    Map<String, Object> feature = new LinkedHashMap<>();
    if ("ClassLabel".equals(kind)) {
      feature.put("names", emotionNames());
    } else if (kind == null && schema.getType() == Schema.Type.RECORD) {
      return features(schema);
    } else if (kind == null && schema.getType() == Schema.Type.ARRAY) {
      feature.put("feature", feature(null, nonNull(schema.getElementType())));
      kind = "List";
    } else if (kind == null) {
      feature.put("dtype", dtype(schema));
      kind = "Value";
    }
    feature.put("_type", kind);
    return feature;
  }

  private static void appendYaml(StringBuilder out, Schema schema, String indent) {
    for (Schema.Field field : schema.getFields()) {
      Schema type = nonNull(field.schema());
      String kind = field.getProp(PROPERTY);
      out.append(indent).append("- name: ").append(field.name()).append('\n');
      String key = indent + "  ";
      if ("ClassLabel".equals(kind)) {
        out.append(key).append("dtype:\n").append(key).append("  class_label:\n");
        out.append(key).append("    names:\n");
        List<String> names = emotionNames();
        for (int i = 0; i < names.size(); i++) {
          out.append(key).append("      '").append(i).append("': ").append(names.get(i));
          out.append('\n');
        }
      } else if (kind != null) {
        out.append(key).append("dtype: ").append(kind.toLowerCase(Locale.ROOT)).append('\n');
      } else if (type.getType() == Schema.Type.RECORD) {
        out.append(key).append("struct:\n");
        appendYaml(out, type, key);
      } else if (type.getType() == Schema.Type.ARRAY) {
        out.append(key).append("list: ").append(dtype(type.getElementType())).append('\n');
      } else {
        out.append(key).append("dtype: ").append(dtype(type)).append('\n');
      }
    }
  }

  private static List<String> emotionNames() {
    List<String> names = new ArrayList<>();
    for (Emotion emotion : Emotion.values()) {
      names.add(emotion.wire());
    }
    return names;
  }

  private static Schema nonNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static String dtype(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> "string";
      case INT -> "int32";
      case LONG -> "int64";
      case FLOAT -> "float32";
      case DOUBLE -> "float64";
      case BOOLEAN -> "bool";
      case BYTES -> "binary";
      default -> throw new IllegalArgumentException("no Hugging Face dtype for " + schema);
    };
  }
}
