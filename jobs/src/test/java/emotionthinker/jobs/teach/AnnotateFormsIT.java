package emotionthinker.jobs.teach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.Main;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.models.chat.ChatServer;
import emotionthinker.models.chat.ChatServer.Behaviour;
import emotionthinker.schemas.RecordCodec;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.Price;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** What annotate sends and says: dry run, clips as WAV parts, batch files. */
class AnnotateFormsIT extends AnnotateHarness {
  /** The estimate of a dry run against what is sent afterwards, counted at the server. */
  @Test
  void aDryRunSaysWhatTheRunWillAskAndPay() throws Exception {
    server = new ChatServer((key, time) -> Behaviour.ANSWER);
    Path run = run("run", 40);
    JsonNode plan = dryRun(run);
    assertEquals(0, server.received().size());
    assertEquals(80, plan.path("calls").asLong());
    assertEquals(0, plan.path("recorded").asLong());
    annotate(config(run, "annotate.samples=2"));
    assertEquals(80, server.received().size());
    long seed = config(run).annotate().seed();
    assertEquals(
        Map.of(seed, 40L, seed + 1, 40L),
        server.received().stream()
            .collect(
                Collectors.groupingBy(r -> r.body().path("seed").asLong(), Collectors.counting())));
    long bound = 0;
    long bytes = 0;
    for (ChatServer.Received one : server.received()) {
      bound += 16;
      for (JsonNode message : one.body().path("messages")) {
        int length = message.path("content").asText().getBytes(StandardCharsets.UTF_8).length;
        bound += length + 16;
        bytes += length;
      }
    }
    assertEquals(bound + 80 * 512, plan.path("max_tokens").asLong());
    assertEquals(bytes / 4.0 + 80 * 512, plan.path("likely_tokens").asDouble(), 80 * 512);
    assertEquals((bound * 0.15 + 80 * 512 * 0.60) / 1e6, plan.path("max_usd").asDouble(), 0.00005);
    double spent = Price.usd(totals().spentPicoUsd()).doubleValue();
    assertTrue(
        spent <= plan.path("max_usd").asDouble() && spent > 0, plan + " and " + spent + " USD");
    JsonNode again = dryRun(run);
    assertEquals(80, again.path("recorded").asLong());
    assertEquals(0, again.path("max_usd").asDouble());
    assertEquals(80, server.received().size());
  }

  private JsonNode dryRun(Path run) throws Exception {
    List<String> line = new ArrayList<>(List.of("annotate", "--dry-run", "--json"));
    line.addAll(List.of("--run", run.toString()));
    for (String setting :
        List.of(
            "annotate.teacher=openai",
            "annotate.samples=2",
            "llm.model=gpt-4o-mini",
            "calls.ledger.url=" + quoted(folder.resolve("ledger.sqlite")))) {
      line.addAll(List.of("--set", setting));
    }
    PrintStream former = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertEquals(0, Main.run(line.toArray(new String[0])));
    } finally {
      System.setOut(former);
    }
    return JSON.readTree(printed.toString(StandardCharsets.UTF_8));
  }

  /** A stereo file: one utterance is all of it, one a segment of its right channel. */
  @Test
  void aClipGoesAlongAsAWavFileAndItsHashIsInTheRequest() throws Exception {
    server = new ChatServer((key, time) -> Behaviour.ANSWER);
    short[] left = noise(16_000, 1);
    short[] right = noise(16_000, 2);
    Path file = folder.resolve("stereo.wav");
    Files.write(file, stereo(left, right));
    List<String> hashes =
        List.of(hash(left, right), hash(Arrays.copyOfRange(right, 4_000, 12_000)));
    Path run = run("run", 2);
    MeasuredRun.table(
        run,
        Table.UTTERANCES,
        2,
        i -> {
          RecordCodec<Utterance> codec = Table.UTTERANCES.codec();
          GenericRecord row = codec.toAvro(MeasuredRun.utterance(i, MeasuredRun.transcript(i)));
          row.put("audio_uri", file.toUri().toString());
          row.put("channels", 2);
          row.put("audio_sha256", hashes.get(i));
          if (i == 1) {
            row.put("channel", 1);
            row.put("segment_start_s", 0.25);
            row.put("segment_end_s", 0.75);
          }
          return codec.fromAvro(row);
        });
    annotate(config(run, "llm.send_audio=true"));
    assertEquals(2, candidates(run).size(), rejects(run)::toString);
    Path exported = folder.resolve("exported.jsonl");
    String ledger = "calls.ledger.url=" + quoted(folder.resolve("ledger.sqlite"));
    assertEquals(0, Main.run("ledger", "export", exported.toString(), "--set", ledger));
    String lines = Files.readString(exported);
    for (ChatServer.Received one : server.received()) {
      JsonNode parts = one.body().path("messages").path(1).path("content");
      assertEquals("input_audio", parts.path(0).path("type").asText());
      assertEquals("wav", parts.path(0).path("input_audio").path("format").asText());
      String text = parts.path(1).path("text").asText();
      boolean second = text.contains(MeasuredRun.transcript(1));
      assertTrue(second || text.contains(MeasuredRun.transcript(0)), text);
      byte[] wav =
          Base64.getDecoder().decode(parts.path(0).path("input_audio").path("data").asText());
      short[] expected = second ? Arrays.copyOfRange(right, 4_000, 12_000) : mean(left, right);
      assertWav(expected, wav);
      assertTrue(lines.contains(hashes.get(second ? 1 : 0)), lines);
    }
    assertFalse(lines.contains("input_audio"), "the ledger keeps hashes, no clips");
  }

  /** As {@code DecodedAudio} defines it: rate and channels, then the samples as floats. */
  private static String hash(short[]... channels) throws Exception {
    ByteBuffer floats =
        ByteBuffer.allocate(4 * channels.length * channels[0].length)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < channels[0].length; i++) {
      for (short[] channel : channels) {
        floats.putFloat(channel[i] / 32_768f);
      }
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(("16000 " + channels.length + "\n").getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(floats.array()));
  }

  private static short[] noise(int samples, long seed) {
    Random random = new Random(seed);
    short[] out = new short[samples];
    for (int i = 0; i < samples; i++) {
      out[i] = (short) (random.nextInt(40_000) - 20_000);
    }
    return out;
  }

  private static short[] mean(short[] left, short[] right) {
    short[] out = new short[left.length];
    for (int i = 0; i < out.length; i++) {
      int sum = left[i] + right[i];
      out[i] = (short) ((sum + Integer.signum(sum)) / 2); // halves away from zero
    }
    return out;
  }

  private static byte[] stereo(short[] left, short[] right) {
    ByteBuffer out = ByteBuffer.allocate(44 + 4 * left.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 4 * left.length);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 2).putInt(16_000).putInt(64_000);
    out.putShort((short) 4).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4 * left.length);
    for (int i = 0; i < left.length; i++) {
      out.putShort(left[i]).putShort(right[i]);
    }
    return out.array();
  }

  /** Mono, 16 bit, 16 kHz, the same samples to one step. */
  private static void assertWav(short[] expected, byte[] wav) {
    ByteBuffer in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("RIFF", word(in));
    assertEquals(wav.length - 8, in.getInt());
    assertEquals("WAVE", word(in));
    assertEquals("fmt ", word(in));
    assertEquals(16, in.getInt());
    assertEquals(1, in.getShort(), "PCM");
    assertEquals(1, in.getShort(), "channels");
    assertEquals(16_000, in.getInt());
    assertEquals(32_000, in.getInt());
    assertEquals(2, in.getShort());
    assertEquals(16, in.getShort());
    assertEquals("data", word(in));
    assertEquals(2 * expected.length, in.getInt());
    for (short sample : expected) {
      assertEquals(sample, in.getShort());
    }
    assertEquals(0, in.remaining());
  }

  private static String word(ByteBuffer in) {
    byte[] four = new byte[4];
    in.get(four);
    return new String(four, StandardCharsets.US_ASCII);
  }

  @Test
  void aBatchIsWrittenWaitsAndIsNeverAskedTwice() throws Exception {
    Path run = run("run", 30);
    RunConfig config = config(run, "annotate.teacher=batch");
    UserException wait = assertThrows(UserException.class, () -> annotate(config));
    assertTrue(wait.getMessage().contains("30 requests wait"), wait.getMessage());
    List<String> lines = batchLines();
    assertEquals(30, lines.size());
    assertThrows(UserException.class, () -> annotate(config));
    assertEquals(lines, batchLines());
    assertEquals(30, totals().inBatch());
    // the provider answers all but one, in another order, and something that nobody asked
    List<String> results = new ArrayList<>();
    for (String line : lines) {
      ObjectNode result = JSON.createObjectNode();
      result.put("custom_id", JSON.readTree(line).path("custom_id").asText());
      ObjectNode response = result.putObject("response").put("status_code", 200);
      ObjectNode body = response.putObject("body").put("id", "b").put("model", "gpt-4o-mini-x");
      body.putArray("choices")
          .addObject()
          .put("finish_reason", "stop")
          .putObject("message")
          .put("content", "<think>" + "Slow and low. ".repeat(20) + "</think><answer>sad</answer>");
      body.putObject("usage").put("prompt_tokens", 1000).put("completion_tokens", 100);
      results.add(0, result.toString());
    }
    results.set(
        3, results.get(3).replaceAll("\"status_code\":200.*", "\"status_code\":400,\"body\":{}}}"));
    results.add(results.get(0).replaceAll("\"custom_id\":\"..", "\"custom_id\":\"zz"));
    Path file = folder.resolve("results.jsonl");
    Files.write(file, results);
    String ledger = "calls.ledger.url=" + quoted(folder.resolve("ledger.sqlite"));
    assertEquals(0, Main.run("ledger", "import", "--batch", file.toString(), "--set", ledger));
    LedgerTotals totals = totals();
    assertEquals(29, totals.answers());
    assertEquals(0, totals.inBatch());
    assertEquals(29 * (1000L * 150_000 + 100 * 600_000) / 2, totals.spentPicoUsd());
    assertThrows(UserException.class, () -> annotate(config)); // the one that was refused
    assertEquals(0, Main.run("ledger", "prune", "--batches", "--set", ledger));
    assertNoSecret(folder);
    movesToAnotherLedger(ledger);
  }

  private void movesToAnotherLedger(String ledger) throws Exception {
    String exported = folder.resolve("exported.jsonl").toString();
    String copy = "calls.ledger.url=" + quoted(folder.resolve("copy.sqlite"));
    assertEquals(0, Main.run("ledger", "export", exported, "--set", ledger));
    assertEquals(0, Main.run("ledger", "import", exported, "--set", copy));
    assertEquals(0, Main.run("ledger", "verify", "--set", copy));
    assertEquals(0, Main.run("ledger", "verify", "--set", ledger));
    assertEquals(0, Main.run("ledger", "stats", "--set", copy));
    String again = folder.resolve("again.jsonl").toString();
    assertEquals(0, Main.run("ledger", "export", again, "--set", copy));
    assertEquals(Files.readString(Path.of(exported)), Files.readString(Path.of(again)));
    Files.writeString(Path.of(again), Files.readString(Path.of(again)).replace("clip", "chip"));
    assertEquals(2, Main.run("ledger", "import", again, "--set", copy));
  }

  private List<String> batchLines() throws Exception {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("batches"))) {
      for (Path file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }
}
