package emotionthinker.models.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import emotionthinker.models.arrays.Parameters.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeTensorsTest {
  private static final Map<String, Weights> WEIGHTS =
      Map.of(
          "b", new Weights(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, -6}),
          "a", new Weights(new long[] {1}, new float[] {0.5f}));

  /** By the format's own description: header length, header, numbers in the order of names. */
  @Test
  void a_small_file_byte_by_byte() {
    byte[] file = SafeTensors.write(Map.of("a", new Weights(new long[] {1}, new float[] {0.5f})));
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    String padded = header + " ".repeat((8 - header.length() % 8) % 8);
    assertEquals(padded.length(), file[0]);
    assertEquals(padded, new String(file, 8, padded.length(), StandardCharsets.UTF_8));
    assertEquals("0000003f", HexFormat.of().formatHex(file, 8 + padded.length(), file.length));
  }

  @Test
  void what_is_written_is_read() throws IOException {
    Map<String, Weights> read = SafeTensors.read(SafeTensors.write(WEIGHTS));
    assertEquals(WEIGHTS.keySet(), read.keySet());
    for (String name : WEIGHTS.keySet()) {
      assertArrayEquals(WEIGHTS.get(name).shape(), read.get(name).shape());
      assertArrayEquals(WEIGHTS.get(name).values(), read.get(name).values());
    }
  }

  @Test
  void cut_off_and_foreign_files_are_refused() {
    byte[] file = SafeTensors.write(WEIGHTS);
    for (int length : new int[] {0, 4, 20, file.length - 1}) {
      assertThrows(IOException.class, () -> SafeTensors.read(Arrays.copyOf(file, length)));
    }
    assertThrows(IOException.class, () -> SafeTensors.read(new byte[64]));
  }
}
