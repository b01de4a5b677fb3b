package emotionthinker.models.arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.models.arrays.Parameters.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weights in the format safetensors (Hugging Face): length of the header as 8 bytes, the header as
 * JSON, the numbers; little-endian, 32-bit floats, arrays in the order of their names.
 */
public final class SafeTensors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALIGNMENT = 8;

  private SafeTensors() {}

  /** The file. */
  public static byte[] write(Map<String, Weights> weights) {
    ObjectNode header = JSON.createObjectNode();
    int offset = 0;
    for (Map.Entry<String, Weights> entry : new TreeMap<>(weights).entrySet()) {
      ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
      var shape = node.putArray("shape");
      for (long side : entry.getValue().shape()) {
        shape.add(side);
      }
      int bytes = Float.BYTES * entry.getValue().values().length;
      node.putArray("data_offsets").add(offset).add(offset + bytes);
      offset += bytes;
    }
    StringBuilder text = new StringBuilder(header.toString());
    while (text.toString().getBytes(StandardCharsets.UTF_8).length % ALIGNMENT != 0) {
      text.append(' ');
    }
    byte[] json = text.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(Long.BYTES + json.length + offset).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(json.length).put(json);
    for (Weights weight : new TreeMap<>(weights).values()) {
      for (float value : weight.values()) {
        out.putFloat(value);
      }
    }
    return out.array();
  }

  /**
   * The arrays of a file by name.
   *
   * @throws IOException when it is not such a file, or holds other numbers than 32-bit floats
   */
  public static Map<String, Weights> read(byte[] file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long length = file.length < Long.BYTES ? -1 : in.getLong();
    if (length < 2 || length > file.length - Long.BYTES) {
      throw new IOException("not a safetensors file: its header has no length that fits");
    }
    byte[] json = new byte[(int) length];
    in.get(json);
    int start = in.position();
    JsonNode header = JSON.readTree(json);
    Map<String, Weights> out = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> i = header.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = i.next();
      if (!entry.getKey().equals("__metadata__")) {
        out.put(entry.getKey(), weights(entry.getKey(), entry.getValue(), in, start));
      }
    }
    return out;
  }

  private static Weights weights(String name, JsonNode node, ByteBuffer in, int start)
      throws IOException {
    long[] shape = new long[node.path("shape").size()];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.path("shape").path(i).asLong();
      size *= shape[i];
    }
    long from = node.path("data_offsets").path(0).asLong(-1);
    long to = node.path("data_offsets").path(1).asLong(-1);
    boolean fits = from >= 0 && to - from == Float.BYTES * size && start + to <= in.capacity();
    if (!fits || !node.path("dtype").asText().equals("F32")) {
      throw new IOException("safetensors: " + name + " is no array of 32-bit floats in the file");
    }
    float[] values = new float[(int) size];
    in.position((int) (start + from));
    in.asFloatBuffer().get(values);
    return new Weights(shape, values);
  }
}
