package emotionthinker.jobs.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.jobs.Main;
import emotionthinker.stages.shard.WavPcm16;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProsodyBenchTest {
  @TempDir private Path folder;

  @Test
  void figures_of_every_preset_part_and_container() throws IOException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    float[] tone = new float[8_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * 150 * i / 8_000.0));
    }
    Files.write(corpus.resolve("a.wav"), WavPcm16.encode(new float[][] {tone}, 8_000).toArray());
    Files.writeString(corpus.resolve("README.md"), "not a sound");
    Path json = folder.resolve("figures.json");
    assertEquals(
        0,
        Main.run(
            "bench",
            "prosody",
            "--corpus",
            corpus.toString(),
            "--reps",
            "1",
            "--json",
            json.toString()));
    JsonNode all = new ObjectMapper().readTree(json.toFile());
    assertEquals(1, all.get("clips").asInt());
    assertEquals(1.0, all.get("audio_s").asDouble());
    List<String> names = new ArrayList<>();
    for (JsonNode figure : all.get("figures")) {
      names.add(figure.get("what").asText());
      assertTrue(figure.get("times_real_time").asDouble() > 0, figure.toString());
    }
    assertEquals(3 + 3 + 8 + 2, names.size(), names.toString());
    assertTrue(names.contains("pitch only, praat-filtered-ac"), names.toString());
    assertTrue(names.contains("full set from wav files, default"), names.toString());
    assertEquals(2, Main.run("bench", "prosody", "--corpus", folder.resolve("none").toString()));
  }
}
