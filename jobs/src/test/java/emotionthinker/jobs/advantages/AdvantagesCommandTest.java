package emotionthinker.jobs.advantages;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command advantages from its arguments to its output and exit code. */
class AdvantagesCommandTest {
  private static final String GOOD =
      "{\"group\":\"a\",\"r_f\":[1,1,0],\"r_o\":[1,0,0],\"r_t\":[0.4,0.8,0.6]}";
  private static final String OTHER =
      "{\"group\":\"b\",\"r_f\":[1,1],\"r_o\":[1,0],\"r_t\":[0.9,0.3],\"loss\":0.1}";

  @TempDir private Path folder;
  private String out;
  private String err;

  @BeforeAll
  static void home() {
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
  }

  @Test
  void one_row_a_group_in_order_at_full_precision() throws IOException {
    assertEquals(0, run(GOOD + "\n\n" + OTHER + "\r\n", "--convention", "dr-grpo"));
    List<JsonNode> rows = json();
    assertEquals(2, rows.size());
    JsonNode a = rows.get(0);
    assertEquals("a", a.get("group").textValue());
    double tau = Math.exp(0.4 - (0.8 + 0.6) / 2);
    assertEquals(tau, a.get("tau").doubleValue(), 1e-15);
    assertEquals(0.3 + 1 + 0.5 * tau * 0.4, a.get("rewards").get(0).doubleValue(), 1e-15);
    double sum = 0;
    for (JsonNode advantage : a.get("advantages")) {
      sum += advantage.doubleValue();
    }
    assertEquals(0, sum, 1e-15);
    assertEquals("b", rows.get(1).get("group").textValue());
    assertTrue(err.contains("tau below 1 in 50.0 %"), err);
  }

  @Test
  void r_t_of_another_scale_is_taken_as_it_is_and_said() throws IOException {
    String row = "{\"group\":\"a\",\"r_f\":[1,1,1],\"r_o\":[1,0,0],\"r_t\":[0,0.1,1]}";
    assertEquals(0, run(row, "--convention", "dr-grpo"));
    assertEquals(Math.exp(0 - (0.1 + 1) / 2), json().get(0).get("tau").doubleValue(), 1e-15);
    assertTrue(err.contains("2 values of r_t are below 0.2"), err);
    assertEquals(0, run(GOOD, "--convention", "dr-grpo"));
    assertTrue(!err.contains("below 0.2"), err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"group\":1,\"r_f\":[NaN],\"r_o\":[1],\"r_t\":[1]};NaN",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[-Infinity],\"r_t\":[1]};Infinity",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1e999],\"r_t\":[1]};r_o[0]",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"r_t\":[-0.1]};never 0",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"r_t\":[1.1]};r_t[0] = 1.1",
        "{\"group\":1,\"r_f\":[0.5],\"r_o\":[1],\"r_t\":[1]};0, 1 or null",
        "{\"group\":1,\"r_f\":[true],\"r_o\":[1],\"r_t\":[1]};r_f[0] = true",
        "{\"group\":1,\"r_f\":[\"1\"],\"r_o\":[1],\"r_t\":[1]};r_f[0]",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[2],\"r_t\":[1]};r_o[0] = 2.0",
        "{\"group\":1,\"r_f\":[1,1],\"r_o\":[1],\"r_t\":[1,1]};r_o = 1 values",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"r_t\":[1,1]};r_t = 2 values",
        "{\"group\":1,\"r_f\":[],\"r_o\":[],\"r_t\":[]};at least one",
        "{\"group\":1,\"r_f\":1,\"r_o\":[1],\"r_t\":[1]};r_f = 1",
        "{\"group\":1,\"r_o\":[1],\"r_t\":[1]};r_f = nothing",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1]};dimensions",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"dimensions\":[[1,2,3]]};four numbers",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"dimensions\":[[1,2,3,6]]};from 1 to 5",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"dimensions\":[[1,2,3,0.99]]};from 1 to 5",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"dimensions\":[]};as long as r_f",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"r_t\":[1],\"dimensions\":[[1,1,1,1]]};both",
        "{\"group\":1,\"group\":2,\"r_f\":[1],\"r_o\":[1],\"r_t\":[1]};Duplicate",
        "{\"group\":\" \",\"r_f\":[1],\"r_o\":[1],\"r_t\":[1]};group",
        "{\"group\":{},\"r_f\":[1],\"r_o\":[1],\"r_t\":[1]};group",
        "{\"r_f\":[1],\"r_o\":[1],\"r_t\":[1]};group = nothing",
        "{\"group\":1,\"batch\":[],\"r_f\":[1],\"r_o\":[1],\"r_t\":[1]};batch",
        "{\"group\":1,\"r_f\":[1],\"r_o\":[1],\"r_t\":[1]} x;not a JSON object",
        "{\"group\":1,\"r_f\":[1;not a JSON object",
        "null;not a JSON object",
        "[[[[;not a JSON object",
        "groups;not a JSON object"
      })
  void a_bad_row_says_its_line_and_fault_and_the_others_are_replayed(String bad, String part)
      throws IOException {
    for (String convention : List.of("trl", "gdpo")) {
      String text = GOOD + "\n" + bad + "\n" + OTHER + "\n";
      assertEquals(2, run(text, "--convention", convention));
      List<JsonNode> rows = json();
      assertEquals(3, rows.size(), out);
      assertEquals("a", rows.get(0).get("group").textValue());
      assertEquals(2, rows.get(1).get("line").intValue());
      assertEquals("bad_row", rows.get(1).get("error").textValue());
      String detail = rows.get(1).get("error_detail").textValue();
      assertTrue(detail.contains(part), detail);
      assertEquals("b", rows.get(2).get("group").textValue());
      assertTrue(err.contains("1 rows could not be replayed"), err);
    }
  }

  @Test
  void a_huge_line_and_bytes_that_are_no_text_are_rows_too() throws IOException {
    Path file = folder.resolve("groups.jsonl");
    byte[] huge = "[0".repeat(9 << 20).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(huge);
    bytes.write('\n');
    bytes.write(new byte[] {'{', (byte) 0xff, '}', '\n'});
    bytes.write("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    bytes.write(GOOD.getBytes(StandardCharsets.UTF_8));
    Files.write(file, bytes.toByteArray());
    assertEquals(2, main("advantages", file.toString()));
    List<JsonNode> rows = json();
    assertEquals("too_long", rows.get(0).get("error").textValue());
    assertEquals("not_utf8", rows.get(1).get("error").textValue());
    assertEquals("bad_row", rows.get(2).get("error").textValue());
    assertEquals("a", rows.get(3).get("group").textValue());
  }

  @Test
  void missing_scores_are_null_in_and_out_and_never_0() throws IOException {
    String holes =
        "{\"group\":3,\"r_f\":[1,1,null,1],\"r_o\":[1,0,1,null],"
            + "\"dimensions\":[[5,4,3,2],[2,2,2,2],[1,1,1,1],[null,1,1,1]]}\n"
            + "{\"group\":4,\"r_f\":[1],\"r_o\":[1],\"r_t\":null}";
    assertEquals(0, run(holes));
    JsonNode row = json().get(0);
    assertEquals("[0.7,0.4,0.2,null]", row.get("r_t").toString());
    assertTrue(row.get("rewards").get(2).isNull() && row.get("rewards").get(3).isNull());
    assertTrue(row.get("advantages").get(2).isNull() && row.get("advantages").get(3).isNull());
    assertEquals(1.65, row.get("rewards").get(0).doubleValue());
    assertEquals("[null]", json().get(1).get("advantages").toString());
    assertTrue(err.contains("(3 unscorable)"), err);
    assertEquals(0, run("{\"group\":4,\"r_f\":[1],\"r_o\":[1]}", "--phase", "1"));
    assertEquals("[1.3]", json().get(0).get("rewards").toString());
    assertTrue(json().get(0).get("tau").isNull());
  }

  @Test
  void a_batch_is_what_follows_with_the_same_name() throws IOException {
    String first = GOOD.replace("{", "{\"batch\":1,");
    String second = OTHER.replace("{", "{\"batch\":2,");
    assertEquals(0, run(first + "\n" + second, "--convention", "gdpo"));
    String apart = json().get(0).get("advantages").toString();
    assertEquals(0, run(first, "--convention", "gdpo"));
    assertEquals(apart, json().get(0).get("advantages").toString());
    assertEquals(0, run(GOOD + "\n" + OTHER, "--convention", "gdpo"));
    assertFalse(apart.equals(json().get(0).get("advantages").toString()));
    assertEquals(0, run(GOOD + "\n" + OTHER, "--scale", "batch"));
  }

  @Test
  void one_sided_groups_and_settings() throws IOException {
    String wrong = "{\"group\":\"w\",\"r_f\":[1,1],\"r_o\":[0,0],\"r_t\":[0.4,0.8]}";
    assertEquals(0, run(wrong));
    assertEquals("[0.5,0.7]", json().get(0).get("rewards").toString());
    assertEquals(0, run(wrong, "--one-sided", "zero-r_t"));
    assertEquals("[0.3,0.3]", json().get(0).get("rewards").toString());
    assertEquals("[0.0,0.0]", json().get(0).get("advantages").toString());
    assertEquals(0, run(wrong, "--set", "reward.one_sided=drop"));
    assertEquals("[null,null]", json().get(0).get("advantages").toString());
    assertTrue(json().get(0).get("dropped").booleanValue());
    assertEquals(0, run(wrong, "--set", "reward.alpha_reasoning=1"));
    assertEquals("[0.7,1.1]", json().get(0).get("rewards").toString());
  }

  @Test
  void explain_shows_the_derivation() {
    assertEquals(0, run(GOOD, "--explain"));
    assertTrue(out.contains("group a: 3 rollouts, both"), out);
    assertTrue(out.contains("tau = exp(difference) = 0.740818"), out);
    assertTrue(
        out.lines().anyMatch(line -> line.matches(" +3 +wrong +0 +0\\.00 +0\\.6000 .*")), out);
  }

  @Test
  void wrong_usage_is_exit_code_1_and_a_missing_file_2() {
    assertEquals(1, main("advantages"));
    assertEquals(1, run(GOOD, "--convention", "ppo"));
    assertTrue(err.contains("trl, verl, ms-swift"), err);
    assertEquals(1, run(GOOD, "--phase", "3"));
    assertEquals(1, run(GOOD, "--one-sided", "skip"));
    assertEquals(1, run(GOOD, "--convention", "rloo", "--scale", "batch"));
    assertEquals(2, main("advantages", folder.resolve("none.jsonl").toString()));
    assertTrue(err.contains("none.jsonl"), err);
    assertEquals(2, run(GOOD, "--set", "reward.alpha_reasoning=-1"));
  }

  private List<JsonNode> json() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : out.lines().toList()) {
      rows.add(new ObjectMapper().readTree(line));
    }
    return rows;
  }

  private int run(String text, String... options) {
    List<String> arguments = new ArrayList<>(List.of("advantages"));
    Path file = folder.resolve("groups.jsonl");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    arguments.add(file.toString());
    arguments.addAll(List.of(options));
    return main(arguments.toArray(String[]::new));
  }

  private int main(String... arguments) {
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
}
