package emotionthinker.stages.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class CheckpointRuleTest {
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private CheckpointRule.Found find(CheckpointRule rule) throws IOException {
    return rule.find(
        new OutputFiles() {
          @Override
          public SortedMap<String, Long> files() {
            SortedMap<String, Long> out = new TreeMap<>();
            files.forEach((name, bytes) -> out.put(name, (long) bytes.length));
            return out;
          }

          @Override
          public byte[] read(String file, long offset, int bytes) {
            byte[] all = files.get(file);
            return Arrays.copyOfRange(
                all, (int) offset, (int) Math.min(all.length, offset + bytes));
          }
        });
  }

  private void text(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A safetensors file with one tensor of the given bytes. */
  private static byte[] safetensors(int bytes) {
    byte[] header =
        ("{\"__metadata__\":{\"format\":\"pt\"},\"w\":{\"dtype\":\"F32\",\"shape\":["
                + bytes / 4
                + "],\"data_offsets\":[0,"
                + bytes
                + "]}}")
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + header.length + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("data.pkl"));
      zip.write(new byte[500]);
    }
    return bytes.toByteArray();
  }

  private void huggingFace(int step) throws IOException {
    String folder = "v0/checkpoint-" + step + "/";
    files.put(folder + "model.safetensors", safetensors(400));
    files.put(folder + "optimizer.pt", zip());
    text(folder + "trainer_state.json", "{\"global_step\": " + step + ", \"log_history\": []}");
  }

  private String refused(String folder) throws IOException {
    return find(CheckpointRule.HUGGING_FACE).refused().get(folder);
  }

  @Test
  void newestIsByNumberAndNotByName() throws IOException {
    huggingFace(90);
    huggingFace(1000);
    Checkpoint newest = find(CheckpointRule.HUGGING_FACE).newest();
    assertEquals(new Checkpoint(1000, "v0/checkpoint-1000"), newest);
  }

  @Test
  void everyCutOfEveryFileIsSeen() throws IOException {
    huggingFace(10);
    huggingFace(20);
    for (String name : files.tailMap("v0/checkpoint-20").keySet().toArray(String[]::new)) {
      byte[] whole = files.get(name);
      for (int length : new int[] {0, 3, 4, 8, 40, whole.length / 2, whole.length - 1}) {
        files.put(name, Arrays.copyOf(whole, Math.min(length, whole.length - 1)));
        assertEquals(
            10, find(CheckpointRule.HUGGING_FACE).newest().step(), name + " cut to " + length);
      }
      files.remove(name);
      boolean needed = !name.endsWith(".pt");
      assertEquals(needed ? 10 : 20, find(CheckpointRule.HUGGING_FACE).newest().step(), name);
      files.put(name, whole);
    }
    assertEquals(20, find(CheckpointRule.HUGGING_FACE).newest().step());
  }

  @Test
  void shardsThatAnIndexNamesMustBeThere() throws IOException {
    String folder = "checkpoint-5/";
    files.put(folder + "model-00001-of-00002.safetensors", safetensors(40));
    text(
        folder + "model.safetensors.index.json",
        "{\"weight_map\": {\"a\": \"model-00001-of-00002.safetensors\","
            + " \"b\": \"model-00002-of-00002.safetensors\"}}");
    text(folder + "trainer_state.json", "{\"global_step\": 5}");
    assertEquals("lacks model-00002-of-00002.safetensors", refused("checkpoint-5"));
    files.put(folder + "model-00002-of-00002.safetensors", safetensors(44));
    assertEquals(5, find(CheckpointRule.HUGGING_FACE).newest().step());
  }

  @Test
  void stateOfAnotherStepIsRefused() throws IOException {
    huggingFace(7);
    text("v0/checkpoint-7/trainer_state.json", "{\"global_step\": 6}");
    assertEquals("trainer_state.json is not of step 7", refused("v0/checkpoint-7"));
  }

  @Test
  void adaptersCountAsWeights() throws IOException {
    files.put("checkpoint-3/adapter_model.safetensors", safetensors(8));
    text("checkpoint-3/trainer_state.json", "{\"global_step\": 3}");
    assertEquals(3, find(CheckpointRule.HUGGING_FACE).newest().step());
  }

  @Test
  void verlAndDeepSpeedSayWhichIsTheLast() throws IOException {
    files.put("global_step_10/actor/model_world_size_1_rank_0.pt", zip());
    files.put("global_step_20/actor/model_world_size_1_rank_0.pt", zip());
    assertNull(find(CheckpointRule.VERL).newest());
    text("latest_checkpointed_iteration.txt", "10");
    assertEquals(10, find(CheckpointRule.VERL).newest().step());
    assertTrue(find(CheckpointRule.VERL).refused().get("global_step_20").contains("newer"));
    text("latest_checkpointed_iteration.txt", "20\n");
    assertEquals(20, find(CheckpointRule.VERL).newest().step());
    files.put("_actor/global_step4/mp_rank_00_model_states.pt", zip());
    text("_actor/latest", "global_step4");
    assertEquals(new Checkpoint(4, "_actor/global_step4"), find(CheckpointRule.DEEPSPEED).newest());
  }

  @Test
  void markerComesLast() throws IOException {
    text("checkpoint-2/any", "x");
    assertNull(find(CheckpointRule.MARKER).newest());
    text("checkpoint-2/COMPLETE", "");
    assertEquals(2, find(CheckpointRule.MARKER).newest().step());
    assertNull(find(CheckpointRule.HUGGING_FACE).newest());
  }
}
