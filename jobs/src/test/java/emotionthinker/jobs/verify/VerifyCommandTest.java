package emotionthinker.jobs.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.jobs.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command verify from its arguments to its output and exit code. */
class VerifyCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD =
      """
      {"id":"a","x":1.50,"cues":{"pitch_level":"high","energy_level":"low","speed_level":"slow",\
      "intonation":"falling","stressed_words":["never"],"gender":"Female","age_level":"Young Adult",\
      "transcription":"I will never go","emotion":"sad"},"reasoning":"Her pitch is high and her voice\
       is loud, not fast; \\"never\\" is stressed.","y":{"z":[1,null]}}""";

  @TempDir private Path folder;
  private String out;
  private String err;

  @Test
  void rowsComeBackWithClaimsAndTheirOwnFields() throws IOException {
    assertEquals(0, verify(GOOD + "\r\n\n" + GOOD.replace("\"a\"", "\"b\"")));
    List<JsonNode> rows = rows();
    assertEquals(2, rows.size());
    assertEquals("b", rows.get(1).path("id").asText());
    assertTrue(out.startsWith("{\"id\":\"a\",\"x\":1.50,\"cues\":{\"pitch_level\""), out);
    assertEquals("{\"z\":[1,null]}", rows.get(0).path("y").toString());
    String text = rows.get(0).path("reasoning").asText();
    List<String> claims = new ArrayList<>();
    for (JsonNode claim : rows.get(0).path("claims")) {
      claims.add(
          claim.path("cue").asText()
              + ":"
              + claim.path("asserted").asText()
              + ":"
              + claim.path("verdict").asText());
      assertEquals(
          claim.path("quote").asText(),
          text.substring(claim.path("start").asInt(), claim.path("end").asInt()));
    }
    assertEquals(
        List.of(
            "pitch:high:supported",
            "energy:high:contradicted",
            "speed:not fast:supported",
            "stress:never:supported"),
        claims);
    assertEquals(0.75, rows.get(0).path("factual_alignment").asDouble());
    assertTrue(err.contains("2 rows, 8 claims (supported 6, contradicted 2)"), err);
  }

  @Test
  void releasedRowsAreReadUnderTheirOwnNames() throws IOException {
    assertEquals(
        0,
        verify(
            """
            {"audio_path":"a.wav","gt":"sad","text":"I will never go","pitch_level":"Low",\
            "contour_shape":"falling","stress_pairs":[["I",0],["never",1]],"age_group":"Aiddle-aged",\
            "gender_new":"male","cot_analysis":"<think>A man speaks at a low pitch, stressing 'never'.</think><answer>sad</answer>"}
            """));
    JsonNode row = rows().get(0);
    assertEquals(1, row.path("factual_alignment").asDouble());
    assertEquals(3, row.path("claims").size(), row::toString);
    assertEquals("a.wav", row.path("audio_path").asText());
    JsonNode first = row.path("claims").get(0);
    assertEquals(
        first.path("quote").asText(),
        row.path("cot_analysis")
            .asText()
            .substring(first.path("start").asInt(), first.path("end").asInt()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{} {}",
        "not json",
        "{\"id\":1}",
        "{\"cues\":{},\"reasoning\":7}",
        "{\"cues\":null,\"reasoning\":\"x\"}",
        "{\"cues\":[],\"reasoning\":\"x\"}",
        "{\"cues\":{},\"cues\":{},\"reasoning\":\"x\"}",
        "{\"cues\":{\"pitch_level\":\"tall\"},\"reasoning\":\"x\"}",
        "{\"cues\":{\"pitch_level\":{}},\"reasoning\":\"x\"}",
        "{\"cues\":{\"pitch_percentile\":101},\"reasoning\":\"x\"}",
        "{\"cues\":{\"pitch_percentile\":\"many\"},\"reasoning\":\"x\"}",
        "{\"cues\":{\"pause_count\":-1},\"reasoning\":\"x\"}",
        "{\"cues\":{\"pause_count\":1e999999},\"reasoning\":\"x\"}",
        "{\"cues\":{\"stressed_words\":[[\"a\",1]]},\"reasoning\":\"x\"}",
        "{\"cues\":{\"transcription\":[\"a\"]},\"reasoning\":\"x\"}",
        "{\"cues\":{\"emotion\":\"bored\"},\"reasoning\":\"x\"}",
        "{\"label\":\"sad\",\"text\":\"I go\"}",
        "{\"label\":\"sad\",\"gt\":\"happy\",\"text\":\"I go\",\"cot_analysis\":\"x\"}",
        "{\"cues\":{\"pitch_level\":NaN},\"reasoning\":\"x\"}",
        "{\"cot_analysis\":\"The pitch is high.\"}",
      })
  void aBadRowIsAnErrorAndTheOthersAreVerified(String bad) throws IOException {
    assertEquals(2, verify(bad + "\n" + GOOD + "\n"));
    List<JsonNode> rows = rows();
    assertEquals(2, rows.size(), out);
    assertFalse(rows.get(0).path("error").asText().isBlank(), out);
    assertFalse(rows.get(0).path("error_detail").asText().isBlank(), out);
    assertFalse(rows.get(0).has("claims"), out);
    assertEquals("a", rows.get(1).path("id").asText());
    assertTrue(rows.get(1).path("error").isMissingNode(), out);
    assertTrue(err.contains("1 of 2 rows could not be verified"), err);
  }

  @Test
  void bytesThatAreNoTextAreAnErrorOfTheirLine() throws IOException {
    byte[] bad = {'{', '"', (byte) 0xc3, '"', '}', '\n'};
    byte[] deep = ("[".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] huge =
        ("{\"reasoning\":\"" + "x".repeat(17 << 20) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bad);
    all.writeBytes(deep);
    all.writeBytes(huge);
    all.writeBytes(("\n  \n" + GOOD).getBytes(StandardCharsets.UTF_8));
    assertEquals(2, verify(all.toByteArray()));
    List<JsonNode> rows = rows();
    assertEquals(4, rows.size());
    assertEquals("not_utf8", rows.get(0).path("error").asText());
    assertEquals(1, rows.get(0).path("line").asInt());
    assertEquals("not_json", rows.get(1).path("error").asText());
    assertEquals("too_long", rows.get(2).path("error").asText());
    assertEquals(3, rows.get(2).path("line").asInt());
    assertEquals("a", rows.get(3).path("id").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\\u0000\\u0001",
        "\\ud800 the pitch is high \\udfff",
        "\\ud83d\\ude21 the pitch is high",
        "''''''\\\"\\\"\\\"\\u201c\\u201c",
        "<think></think><answer></answer>",
        "The pitch (((( is, , , ; ; high ... !!! ???",
        "\\u0645\\u0631\\u062d\\u0628\\u0627 \\u4f60\\u597d",
      })
  void oddTextsAreVerified(String text) throws IOException {
    String row = "{\"cues\":{\"pitch_level\":\"high\"},\"reasoning\":\"" + text + "\"}";
    assertEquals(0, verify("\ufeff" + row));
    assertEquals(1, rows().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a'", "a-", "very ", "the pitch is high, ", "\\\"a\\\" ", "not ", "pitch "})
  void longMonotonousTextsEnd(String piece) throws IOException {
    String row = "{\"cues\":{},\"reasoning\":\"" + piece.repeat(20_000) + "\"}";
    assertEquals(0, verify(row));
    assertEquals(1, rows().size());
  }

  @Test
  void aFileThatIsNotThereIsTheUsersProblem() {
    assertEquals(2, run("verify", folder.resolve("none.jsonl").toString()));
    assertTrue(err.contains("none.jsonl"), err);
    assertEquals(1, run("verify"));
  }

  private int verify(String content) throws IOException {
    return verify(content.getBytes(StandardCharsets.UTF_8));
  }

  private int verify(byte[] content) throws IOException {
    Path file = folder.resolve("rows.jsonl");
    Files.write(file, content);
    return run("verify", file.toString());
  }

  private List<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : out.lines().toList()) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private int run(String... arguments) {
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    ByteArrayOutputStream newOut = new ByteArrayOutputStream();
    ByteArrayOutputStream newErr = new ByteArrayOutputStream();
    System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
    try {
      return Main.run(arguments);
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
      out = newOut.toString(StandardCharsets.UTF_8);
      err = newErr.toString(StandardCharsets.UTF_8);
    }
  }
}
