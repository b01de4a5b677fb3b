package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageDecisionTest {
  @TempDir Path run;
  private final Storage storage = Storage.standard();
  private TableFolder folder;
  private Path table;
  private Path manifest;

  @BeforeEach
  void makeTable() throws Exception {
    folder = TableFixture.folder(storage, run.toString());
    table = run.resolve("scored");
    manifest = table.resolve("_manifest.json");
    try (RunLock lock = RunLock.acquire(storage, run.toString())) {
      TableFixture.run(storage, run.toString(), lock);
    }
  }

  private static StageSpec spec(
      Map<String, String> inputs, String config, Map<String, Long> seeds, String version) {
    return StageSpec.of(Table.SCORED, "score", inputs, config, seeds, version);
  }

  private String refusal(StageSpec spec) {
    var e = assertThrows(UserException.class, () -> StageDecision.decide(folder, spec, false));
    assertTrue(e.getMessage().contains("--replace"), e.getMessage());
    return e.getMessage();
  }

  @Test
  void skipsWhatIsThereAndRemovesSideCarsOfAnInterruptedCommit() throws Exception {
    Path sideCar = table.resolve("_parts/part-00000.json");
    Files.createDirectories(sideCar.getParent());
    Files.writeString(sideCar, "{");
    StageDecision decision = StageDecision.decide(folder, TableFixture.spec("{ }"), false);
    assertEquals(StageDecision.Action.SKIP, decision.action());
    assertEquals(50, decision.manifest().rows());
    assertFalse(Files.exists(sideCar));
    assertTrue(Files.exists(manifest));
  }

  @Test
  void refusesWhatWasMadeOtherwiseAndNamesTheDifference() {
    Map<String, String> inputs = Map.of("cot", "c0ffee");
    Map<String, Long> seeds = Map.of("draw", 7L);
    String other = refusal(spec(Map.of("cot", "decaf", "edges", "1"), "{}", seeds, "0.1.0"));
    assertTrue(other.contains("input cot: c0ffee -> decaf"), other);
    assertTrue(other.contains("input edges: absent -> 1"), other);
    other = refusal(spec(inputs, "{\"a\":{\"b\":2.50}}", seeds, "0.1.0"));
    assertTrue(other.contains("config a.b: absent -> 2.5"), other);
    other = refusal(spec(inputs, "{}", Map.of("draw", 8L), "0.1.0"));
    assertTrue(other.contains("seed draw: 7 -> 8"), other);
    other = refusal(spec(inputs, "{}", seeds, "0.2.0"));
    assertTrue(other.contains("code version: 0.1.0 -> 0.2.0"), other);
    StageSpec cot = StageSpec.of(Table.COT, "filter", inputs, "{}", seeds, "0.1.0");
    other = refusal(cot);
    assertTrue(other.contains("table: scored -> cot"), other);
    assertTrue(other.contains("schema: "), other);
    assertTrue(Files.exists(manifest));
  }

  @Test
  void configChangesAreNamedByTheirPath() {
    StageSpec made = TableFixture.spec("{\"f0\":{\"floor_hz\":75,\"ceiling_hz\":600},\"x\":[1]}");
    StageSpec now = TableFixture.spec("{\"f0\":{\"floor_hz\":60,\"ceiling_hz\":600.0}}");
    assertEquals(
        List.of("config f0.floor_hz: 75 -> 60", "config x: [ 1 ] -> absent"),
        now.differences(made));
  }

  @Test
  void replacesOnlyWhenTold() throws Exception {
    StageSpec other = spec(Map.of(), "{}", Map.of(), "0.2.0");
    StageDecision decision = StageDecision.decide(folder, other, true);
    assertTrue(decision.mustRun());
    assertFalse(Files.exists(table));
    assertTrue(StageDecision.decide(folder, other, false).mustRun());
  }

  @Test
  void replaceKeepsATableThatIsAlreadyTheOneAskedFor() throws Exception {
    assertFalse(StageDecision.decide(folder, TableFixture.spec("{}"), true).mustRun());
  }

  @Test
  void manifestsThatWereCutOffAreNone() throws Exception {
    byte[] whole = Files.readAllBytes(manifest);
    for (int length : new int[] {0, 1, 2, whole.length / 3, whole.length - 2}) {
      Files.createDirectories(table);
      Files.write(manifest, java.util.Arrays.copyOf(whole, length));
      assertTrue(folder.manifest().isEmpty());
      assertTrue(StageDecision.decide(folder, TableFixture.spec("{}"), false).mustRun());
      assertFalse(Files.exists(table), "left-overs after a cut at " + length);
    }
  }

  @Test
  void damagedTablesAreRefused() throws Exception {
    Path part = table.resolve("part-00001.parquet");
    byte[] bytes = Files.readAllBytes(part);
    Files.write(part, java.util.Arrays.copyOf(bytes, 10));
    String message = refusal(TableFixture.spec("{}"));
    assertTrue(message.contains("part-00001.parquet has 10 bytes instead of"), message);
    Files.delete(part);
    message = refusal(TableFixture.spec("{}"));
    assertTrue(message.contains("part-00001.parquet is missing"), message);
    assertTrue(StageDecision.decide(folder, TableFixture.spec("{}"), true).mustRun());
  }

  @Test
  void manifestsOfAnotherVersionAreRefusedNotDeleted() throws Exception {
    String json = Files.readString(manifest);
    for (String other :
        List.of(
            json.replace("\"format\": 1", "\"format\": 2"),
            json.replace("\"rows\": 50", "\"rows\": 51"),
            json.replace("{\n  \"code", "{\n  \"added\": 1,\n  \"code"),
            json.replace("\"rows_in\": 60,", ""),
            "[]\n")) {
      Files.writeString(manifest, other);
      var e =
          assertThrows(
              UserException.class,
              () -> StageDecision.decide(folder, TableFixture.spec("{}"), false),
              other);
      assertTrue(e.getMessage().contains("no manifest of this version"), e.getMessage());
      assertTrue(Files.exists(table.resolve("part-00000.parquet")));
    }
    assertTrue(StageDecision.decide(folder, TableFixture.spec("{}"), true).mustRun());
  }

  /** A run folder that is by mistake a folder of the user. */
  @Test
  void filesThatNoStageWritesAreNeverDeleted() throws Exception {
    Path mine = run.resolve("mine/scored/thesis.doc");
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "years of work");
    Files.writeString(mine.resolveSibling("part-00000.parquet"), "left over");
    TableFolder wrong = TableFixture.folder(storage, run.resolve("mine").toString());
    var e =
        assertThrows(
            UserException.class, () -> StageDecision.decide(wrong, TableFixture.spec("{}"), true));
    assertTrue(e.getMessage().contains("thesis.doc"), e.getMessage());
    assertTrue(Files.exists(mine));
    assertTrue(Files.exists(mine.resolveSibling("part-00000.parquet")));
  }

  @Test
  void secretsNeverGetIntoASpec() {
    for (String key :
        List.of("password", "api_key", "s3.secret_key", "auth.token", "credentials")) {
      String json = "{\"teacher\":{\"" + key + "\":\"hunter2\"}}";
      var e = assertThrows(IllegalArgumentException.class, () -> TableFixture.spec(json));
      assertFalse(e.getMessage().contains("hunter2"), e.getMessage());
    }
    TableFixture.spec(
        "{\"eos_token\":\"</s>\",\"max_tokens\":512,\"api_key\":null,\"token\":\"\",\"api_key_env\":\"KEY\"}");
  }
}
