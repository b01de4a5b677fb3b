package emotionthinker.jobs.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecoder;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.Main;
import emotionthinker.jobs.config.EvaluateOptions;
import emotionthinker.jobs.teach.MeasuredRun;
import emotionthinker.models.chat.ChatServer;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.export.PromptTemplates;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over made-up runs of 45 utterances of four speakers, all of split train. */
class EvaluateCommandTest {
  private static final int ROWS = 45;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  @BeforeAll
  static void home() {
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
  }

  private static int evaluate(Path run, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--run",
                run.toString(),
                "--split",
                "train",
                "--set",
                "evaluate.metrics.resamples=200",
                "--set",
                "score.model=rules",
                "--quiet"));
    all.addAll(List.of(more));
    return Main.run(all.toArray(String[]::new));
  }

  private static String line(int i, int sample, String answer) {
    return "{\"utterance_id\":\"c/u"
        + i
        + "\",\"sample_index\":"
        + sample
        + ",\"text\":\"<think>The pitch is high.</think><answer>"
        + answer
        + "</answer>\",\"completion_tokens\":9,\"latency_s\":0.5}";
  }

  private static String label(int i) {
    return MeasuredRun.utterance(i, "x").emotion().wire();
  }

  private static List<Reject> rejects(Path evaluation) throws Exception {
    try (Stream<Reject> rows =
        TableReader.open(Storage.standard(), evaluation.toString(), Table.PREDICTIONS).rejects()) {
      return rows.toList();
    }
  }

  private static List<Prediction> rows(Path evaluation) throws Exception {
    try (Stream<Prediction> rows =
        TableReader.open(Storage.standard(), evaluation.toString(), Table.PREDICTIONS).rows()) {
      return rows.toList();
    }
  }

  @Test
  void aPredictionsFileIsCheckedAndNothingOfItIsLost() throws Exception {
    Path run = folder.resolve("files");
    MeasuredRun.write(run, ROWS);
    List<String> lines = new ArrayList<>();
    for (int i = 2; i < ROWS; i++) {
      lines.add(line(i, 0, i % 3 == 0 ? "neutral" : label(i)));
    }
    lines.add(line(999, 0, "sad"));
    lines.add(line(5, 0, "happy"));
    lines.add(line(6, 0, "neutral"));
    lines.add("");
    Path file = Files.write(folder.resolve("model.jsonl"), lines);
    assertEquals(0, evaluate(run, "--predictions", file.toString(), "--name", "model"));
    Path evaluation = run.resolve("evaluations/model");
    Map<String, Long> reasons =
        rejects(evaluation).stream()
            .collect(
                Collectors.groupingBy(r -> r.reason().wire(), TreeMap::new, Collectors.counting()));
    assertEquals(Map.of("duplicate_prediction", 2L, "extra_prediction", 1L), reasons);
    List<Prediction> rows = rows(evaluation);
    assertEquals(ROWS, rows.size());
    assertEquals(2, rows.stream().filter(r -> r.text() == null).count());
    long right = rows.stream().filter(r -> r.gold().equals(r.answer())).count();
    assertTrue(right >= 27 && right <= 36, right + " right");
    // the pitch is high in every third clip only
    assertEquals(
        rows.stream().filter(r -> r.text() != null).count(),
        rows.stream().filter(r -> r.supportedClaims() != null).count());
    JsonNode report = JSON.readTree(evaluation.resolve("report.json").toFile());
    JsonNode all = report.path("slices").path("all");
    assertEquals(right / (double) ROWS, all.path("wa").path("value").asDouble(), 1e-12);
    assertEquals(2 / (double) ROWS, all.path("missing_share").path("value").asDouble(), 1e-12);
    assertEquals(0.5, all.path("latency_s").path("value").asDouble(), 1e-12);
    assertTrue(all.path("wa").path("low").asDouble() <= right / (double) ROWS);
    assertEquals(1, report.path("rejects").path("extra_prediction").asInt());

    sameBytesFromParquet(run, evaluation, file);
    compares(run);
  }

  /** The same rows out of a Parquet file, in another order. */
  private static void sameBytesFromParquet(Path run, Path evaluation, Path file) throws Exception {
    byte[] report = Files.readAllBytes(evaluation.resolve("report.json"));
    assertEquals(0, evaluate(run, "--predictions", file.toString(), "--name", "model"));
    assertArrayEquals(report, Files.readAllBytes(evaluation.resolve("report.json")));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    Collections.reverse(lines);
    Path shuffled = Files.write(folder.resolve("shuffled.jsonl"), lines);
    assertEquals(0, evaluate(run, "--predictions", shuffled.toString(), "--name", "shuffled"));
    assertEquals(rows(evaluation), rows(run.resolve("evaluations/shuffled")));
  }

  private static void compares(Path run) throws Exception {
    List<String> right = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      right.add(line(i, 0, label(i)));
    }
    Path file = Files.write(folder.resolve("right.jsonl"), right);
    assertEquals(0, evaluate(run, "--predictions", file.toString(), "--name", "right"));
    String a = run.resolve("evaluations/model").toString();
    String b = run.resolve("evaluations/right").toString();
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      assertEquals(0, Main.run("evaluate", "compare", a, b, "--json"));
    } finally {
      System.setOut(before);
    }
    JsonNode compared = JSON.readTree(said.toString(StandardCharsets.UTF_8));
    assertEquals(ROWS, compared.path("common").asInt());
    assertEquals(0, compared.path("right_only_a").asInt());
    assertTrue(compared.path("differences").path("wa").path("difference").asDouble() > 0.1);
  }

  @Test
  void whatIsNoPredictionIsSaid() throws Exception {
    Path run = folder.resolve("bad");
    MeasuredRun.write(run, 3);
    Path file = Files.writeString(folder.resolve("bad.jsonl"), "{\"utterance_id\":\"c/u1\"}\n");
    assertRefused("holds a row that is no prediction", run, "--predictions", file.toString());
    String none = folder.resolve("none.jsonl").toString();
    assertRefused("a file that is there", run, "--predictions", none);
    assertRefused("svm_rbf", run, "--system", "oracle");
    assertFalse(Files.exists(run.resolve("evaluations/predictions/predictions/_manifest.json")));
  }

  private static void assertRefused(String message, Path run, String... options) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      assertEquals(2, evaluate(run, options));
    } finally {
      System.setErr(before);
    }
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains(message), text);
  }

  /** Clip i is a tenth of a second of its own noise; every fifth may not leave. */
  private static Utterance withAudio(int i) throws Exception {
    ByteBuffer wav = ByteBuffer.allocate(44 + 3200).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 3200);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(3200);
    for (int s = 0; s < 1600; s++) {
      wav.putShort((short) (s * (7919 + i) % 4001));
    }
    Path file = Files.write(folder.resolve("noise" + i + ".wav"), wav.array());
    GenericData.Record avro = Table.UTTERANCES.codec().toAvro(MeasuredRun.utterance(i, "x"));
    avro.put("audio_uri", file.toUri().toString());
    avro.put(
        "audio_sha256", new AudioDecoder().decode(wav.array(), AudioLimits.defaults()).pcmSha256());
    avro.put("external_processing", i % 5 != 0);
    return Table.UTTERANCES.codec().fromAvro(avro);
  }

  @Test
  void aServerThatHearsIsAskedOnceAndNeverAboutWhatMayNotLeave() throws Exception {
    Path run = folder.resolve("http");
    MeasuredRun.write(run, 10);
    List<Utterance> heard = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      heard.add(withAudio(i));
    }
    MeasuredRun.table(run, Table.UTTERANCES, 10, heard::get);
    Path key = Files.writeString(folder.resolve("key"), "secret\n");
    try (ChatServer server = new ChatServer((id, time) -> ChatServer.Behaviour.ANSWER)) {
      String[] settings = {
        "llm.model=gpt-4o-mini",
        "calls.endpoint.base_url=\"" + server.url() + "\"",
        "calls.endpoint.api_key_file=\"" + key + "\"",
        "calls.ledger.url=\"" + folder.resolve("evaluate.sqlite") + "\""
      };
      String[] options =
          Stream.concat(
                  Stream.of("--system", "http"),
                  Arrays.stream(settings).flatMap(s -> Stream.of("--set", s)))
              .toArray(String[]::new);
      assertEquals(0, evaluate(run, options));
      Path evaluation = run.resolve("evaluations/http");
      assertEquals(8, rows(evaluation).size());
      assertEquals(2, rejects(evaluation).size());
      assertEquals("external_processing_forbidden", rejects(evaluation).get(0).reason().wire());
      assertTrue(rows(evaluation).stream().allMatch(r -> "sad".equals(r.answer())));
      assertTrue(rows(evaluation).stream().allMatch(r -> r.completionTokens() > 0));
      assertEquals(8, server.billed());
      // the words of an export, which such a model was trained on
      JsonNode system = server.received().get(0).body().path("messages").path(0);
      assertEquals(PromptTemplates.defaults().reasonSystem(), system.path("content").asText());
      JsonNode parts = server.received().get(0).body().path("messages").path(1).path("content");
      assertEquals("input_audio", parts.path(0).path("type").asText());
      LabelSet nine = EvaluateOptions.defaults().metrics().labels();
      assertEquals(PromptTemplates.defaults().emotion(nine), parts.path(1).path("text").asText());
      assertEquals(
          0,
          evaluate(
              run,
              Stream.concat(Arrays.stream(options), Stream.of("--replace", "--name", "again"))
                  .toArray(String[]::new)));
      assertEquals(8, server.billed());
    }
  }
}
