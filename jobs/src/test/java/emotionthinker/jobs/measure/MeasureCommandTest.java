package emotionthinker.jobs.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.jobs.Main;
import emotionthinker.schemas.Table;
import emotionthinker.stages.shard.WavPcm16;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command measure from its arguments to its output and exit code. */
class MeasureCommandTest {
  private static final int RATE_HZ = 16_000;

  @TempDir private Path folder;
  private String out;
  private String err;

  @BeforeEach
  void sounds() throws IOException {
    for (int hz : new int[] {120, 180, 240}) {
      Files.write(folder.resolve("tone" + hz + ".wav"), tone(hz));
    }
    Files.writeString(folder.resolve("no sound.wav"), "not a sound file at all");
  }

  @Test
  void one_json_object_per_file_in_order_with_the_fields_of_the_table() throws IOException {
    assertEquals(0, run("measure", path("tone240.wav"), path("tone120.wav")));
    List<JsonNode> rows = json();
    assertEquals(2, rows.size());
    assertEquals(path("tone240.wav"), rows.get(0).get("file").asText());
    assertEquals(240, rows.get(0).get("f0_median_hz").asDouble(), 1);
    assertEquals(120, rows.get(1).get("f0_median_hz").asDouble(), 1);
    assertEquals("tone120", rows.get(1).get("utterance_id").asText());
    assertTrue(rows.get(0).get("error").isNull());

    List<String> expected = new ArrayList<>(List.of("file"));
    Table.PROSODY.codec().schema().getFields().stream()
        .map(Schema.Field::name)
        .forEach(expected::add);
    expected.remove("contours");
    expected.addAll(List.of("error", "error_detail"));
    List<String> fields = new ArrayList<>();
    rows.get(0).fieldNames().forEachRemaining(fields::add);
    assertEquals(expected, fields);
  }

  @Test
  void a_bad_file_is_a_row_and_exit_code_2_and_the_others_are_measured() throws IOException {
    String missing = path("missing.wav");
    assertEquals(
        2, run("measure", missing, path("tone120.wav"), path("no sound.wav"), path("tone180.wav")));
    List<JsonNode> rows = json();
    assertEquals(4, rows.size());
    assertEquals("file_not_found", rows.get(0).get("error").asText());
    assertTrue(rows.get(0).get("f0_median_hz").isNull());
    assertEquals(120, rows.get(1).get("f0_median_hz").asDouble(), 1);
    assertEquals("not_audio", rows.get(2).get("error").asText());
    assertFalse(rows.get(2).get("error_detail").asText().isBlank());
    assertEquals(180, rows.get(3).get("f0_median_hz").asDouble(), 1);
    assertTrue(err.contains("2 of 4 files"), err);
  }

  @Test
  void tsv_has_a_header_and_a_line_per_file_also_for_errors() throws IOException {
    assertEquals(2, run("measure", "--format", "tsv", path("tone120.wav"), path("missing.wav")));
    List<String[]> lines = out.lines().map(line -> line.split("\t", -1)).toList();
    assertEquals(3, lines.size());
    List<String> header = List.of(lines.get(0));
    assertEquals("file", header.get(0));
    assertEquals(header.size(), lines.get(1).length);
    assertEquals(header.size(), lines.get(2).length);
    assertEquals(120, Double.parseDouble(lines.get(1)[header.indexOf("f0_median_hz")]), 1);
    assertEquals("", lines.get(1)[header.indexOf("error")]);
    assertEquals("file_not_found", lines.get(2)[header.indexOf("error")]);
  }

  @Test
  void threads_and_a_list_change_neither_order_nor_bytes() throws IOException {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      files.add(path("tone" + new int[] {120, 180, 240}[i % 3] + ".wav"));
    }
    Path list = folder.resolve("list.txt");
    Files.write(list, String.join("\n\n", files).getBytes(StandardCharsets.UTF_8));
    assertEquals(0, run("measure", "--list", list.toString()));
    String one = out;
    assertEquals(0, run("measure", "--list", list.toString(), "--threads", "3"));
    assertEquals(30, json().size());
    assertEquals(one, out);
  }

  @Test
  void frames_every_10_ms_empty_where_undefined() throws IOException {
    Path frames = folder.resolve("frames");
    assertEquals(
        0,
        run("measure", path("tone120.wav"), "--frames", frames.toString(), "--preset", "praat-ac"));
    List<String> lines = Files.readAllLines(frames.resolve("tone120.frames.tsv"));
    assertEquals("time_s\tf0_hz\tintensity_db\thnr_db", lines.get(0));
    int voiced = 0;
    double before = Double.NaN;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      assertEquals(4, cells.length, line);
      double timeS = Double.parseDouble(cells[0]);
      if (!Double.isNaN(before)) {
        assertEquals(0.01, timeS - before, 2e-6);
      }
      before = timeS;
      if (!cells[1].isEmpty()) {
        voiced++;
        assertEquals(120, Double.parseDouble(cells[1]), 0.2);
        assertTrue(timeS > 0.2 && timeS < 0.8, line);
      }
    }
    assertEquals(50, voiced, 5);
    assertTrue(json().get(0).get("contours") == null);
  }

  @Test
  void two_files_of_one_stem_are_refused_when_frames_would_collide() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.write(other.resolve("tone120.wav"), tone(100));
    String second = other.resolve("tone120.wav").toString();
    assertEquals(0, run("measure", path("tone120.wav"), second));
    assertEquals(
        2, run("measure", path("tone120.wav"), second, "--frames", folder.resolve("f").toString()));
    assertTrue(err.contains("tone120.frames.tsv") && out.isEmpty(), err);
  }

  @Test
  void wrong_usage_is_exit_code_1() {
    assertEquals(1, run("measure"));
    assertEquals(1, run("measure", path("tone120.wav"), "--preset", "yin"));
    assertTrue(err.contains("praat-filtered-ac"), err);
    assertEquals(1, run("measure", path("tone120.wav"), "--threads", "0"));
    assertEquals(2, run("measure", "--list", path("no-list.txt")));
  }

  @Test
  void no_engine_is_loaded_and_nothing_is_logged() throws IOException, InterruptedException {
    Path classes = folder.resolve("classes.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "measure",
                path("tone120.wav"))
            .redirectErrorStream(true);
    // with these a JVM says so
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    Process java = builder.start();
    out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), out);
    assertEquals(1, json().size(), out);
    List<String> engines =
        Files.readAllLines(classes).stream()
            .filter(
                line -> line.matches(".* (org\\.apache\\.(spark|beam|hadoop)|scala|ai\\.djl)\\..*"))
            .toList();
    assertEquals(List.of(), engines);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private List<JsonNode> json() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : out.lines().toList()) {
      rows.add(mapper.readTree(line));
    }
    return rows;
  }

  private int run(String... arguments) {
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      return Main.run(arguments);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  /** A second with a harmonic tone from 0.25 to 0.75 s. */
  private static byte[] tone(double hz) {
    float[] samples = new float[RATE_HZ];
    for (int i = RATE_HZ / 4; i < 3 * RATE_HZ / 4; i++) {
      for (int k = 1; k <= 10; k++) {
        samples[i] +=
            (float) (0.08 * Math.sin(2 * Math.PI * hz * k * i / RATE_HZ) * Math.pow(0.8, k));
      }
    }
    return WavPcm16.encode(new float[][] {samples}, RATE_HZ).toArray();
  }
}
