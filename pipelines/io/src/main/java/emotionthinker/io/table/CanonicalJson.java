package emotionthinker.io.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import emotionthinker.io.CodePointOrder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One text per JSON value: keys sorted by code point, two spaces of indentation, numbers without
 * superfluous zeros (1.0, 1e0 and 1 are all written 1), text unescaped where JSON allows, UTF-8,
 * one newline at the end. So equal values have equal bytes and equal hashes.
 */
public final class CanonicalJson {
  private static final int LONGEST_PLAIN_NUMBER = 25;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CanonicalJson() {}

  /**
   * Parses JSON.
   *
   * @throws IllegalArgumentException when it is none, has a key twice, or goes on after the value
   */
  public static JsonNode parse(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node == null || node.isMissingNode()) {
        throw new IllegalArgumentException("no JSON: empty text");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The canonical text of a JSON text. */
  public static String canonical(String json) {
    return write(parse(json));
  }

  /** The canonical text of a value. */
  public static String write(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, "\n", out);
    return out.append('\n').toString();
  }

  /** SHA-256 of the canonical text, lower-case hexadecimal. */
  public static String sha256(JsonNode node) {
    return Sha256.hex(write(node).getBytes(StandardCharsets.UTF_8));
  }

  /** Every leaf by its dotted path, for instance {@code f0.floor_hz} to {@code 75}. */
  public static SortedMap<String, String> flatten(JsonNode node) {
    SortedMap<String, String> out = new TreeMap<>(CodePointOrder.INSTANCE);
    flatten("", node, out);
    return out;
  }

  private static void flatten(String path, JsonNode node, SortedMap<String, String> out) {
    if (node.isObject() && (path.isEmpty() || !node.isEmpty())) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.fields().forEachRemaining(e -> flatten(prefix + e.getKey(), e.getValue(), out));
    } else {
      out.put(path, write(node).strip().replaceAll("\\s*\n\\s*", " "));
    }
  }

  private static void write(JsonNode node, String newline, StringBuilder out) {
    if (node.isObject()) {
      SortedMap<String, JsonNode> fields = new TreeMap<>(CodePointOrder.INSTANCE);
      node.fields().forEachRemaining(e -> fields.put(e.getKey(), e.getValue()));
      writeAll(
          '{',
          '}',
          fields.entrySet().iterator(),
          newline,
          out,
          (Map.Entry<String, JsonNode> field) -> {
            quote(field.getKey(), out);
            out.append(": ");
            write(field.getValue(), newline + "  ", out);
          });
    } else if (node.isArray()) {
      writeAll('[', ']', node.elements(), newline, out, e -> write(e, newline + "  ", out));
    } else if (node.isNumber()) {
      out.append(number(node));
    } else if (node.isTextual()) {
      quote(node.textValue(), out);
    } else if (node.isBoolean() || node.isNull()) {
      out.append(node.asText());
    } else {
      throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
    }
  }

  private static <E> void writeAll(
      char open,
      char close,
      Iterator<E> items,
      String newline,
      StringBuilder out,
      java.util.function.Consumer<E> writer) {
    out.append(open);
    boolean any = items.hasNext();
    while (items.hasNext()) {
      out.append(newline).append("  ");
      writer.accept(items.next());
      out.append(items.hasNext() ? "," : "");
    }
    out.append(any ? newline : "").append(close);
  }

  private static String number(JsonNode node) {
    if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
      throw new IllegalArgumentException("no JSON number: " + node.doubleValue());
    }
    BigDecimal value =
        node.isFloat() ? new BigDecimal(node.numberValue().toString()) : node.decimalValue();
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = value.stripTrailingZeros();
    boolean plain = Math.abs((long) stripped.scale()) <= LONGEST_PLAIN_NUMBER;
    return plain ? stripped.toPlainString() : stripped.toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"').append(JsonStringEncoder.getInstance().quoteAsString(text)).append('"');
  }
}
