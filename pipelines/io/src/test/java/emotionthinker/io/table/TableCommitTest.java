package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableCommitTest {
  @TempDir Path run;
  private final Storage storage = Storage.standard();
  private TableFolder folder;
  private Path table;
  private RunLock lock;
  private final PartPlan plan = PartPlan.of(TableFixture.ROWS_IN, 20);

  @BeforeEach
  void lock() throws Exception {
    lock = RunLock.acquire(storage, run.toString());
    folder = TableFixture.folder(storage, run.toString());
    table = run.resolve("scored");
  }

  @AfterEach
  void release() {
    lock.close();
  }

  private void writeAll() throws Exception {
    TableFixture.write(folder, TableFixture.rows(), TableFixture.rejects(), plan);
  }

  private void assertBug(String expected) {
    var e = assertThrows(IllegalStateException.class, () -> TableFixture.commit(folder, lock));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertFalse(Files.exists(table.resolve("_manifest.json")));
  }

  @Test
  void theManifestSaysAllAndIsReadBackEqual() throws Exception {
    writeAll();
    Manifest manifest = TableFixture.commit(folder, lock);
    assertEquals(60, manifest.rowsIn());
    assertEquals(50, manifest.rows());
    assertEquals(Map.of("too_short", 5L, "non_finite", 5L), manifest.rejects());
    assertEquals(Map.of("audio_ms", 1234L), manifest.counts());
    assertEquals(3, manifest.parts().size());
    assertEquals(manifest, folder.manifest().orElseThrow());
    String json = Files.readString(table.resolve("_manifest.json"));
    assertEquals(manifest.toJson(), json);
    assertEquals(json, CanonicalJson.canonical(json));
    assertFalse(Files.exists(table.resolve("_parts")));
    String host = java.net.InetAddress.getLocalHost().getHostName();
    for (String secret : List.of(host, System.getProperty("user.name") + "\"", run.toString())) {
      assertFalse(json.contains(secret), secret);
    }
    for (PartInfo part : manifest.parts()) {
      byte[] bytes = Files.readAllBytes(table.resolve(part.name()));
      assertEquals(part.bytes(), bytes.length);
      assertEquals(part.sha256(), Sha256.hex(bytes));
    }
    var reader = TableReader.open(folder, Table.SCORED);
    try (Stream<Scored> rows = reader.rows();
        var rejects = reader.rejects()) {
      List<Scored> all = new ArrayList<>(rows.toList());
      List<Scored> expected = new ArrayList<>(TableFixture.rows());
      all.sort(java.util.Comparator.comparing(Scored::utteranceId));
      expected.sort(java.util.Comparator.comparing(Scored::utteranceId));
      assertEquals(expected, all);
      assertEquals(10, rejects.count());
    }
  }

  @Test
  void emptyTablesAreLegal() throws Exception {
    PartPlan none = PartPlan.of(0, 20);
    var writer = new TableWriter<>(folder, Table.SCORED, none);
    writer.writePart(0, List.<Scored>of().iterator());
    Manifest manifest =
        TableCommit.commit(
            folder, TableFixture.spec("{}"), none, null, Outcome.rowWise(0, Map.of()), lock);
    assertEquals(0, manifest.rows());
    assertEquals(List.of(), manifest.rejectsParts());
    try (var rows = TableReader.open(folder, Table.SCORED).rows()) {
      assertEquals(0, rows.count());
    }
  }

  @Test
  void lostRowsAreABugUnlessTheStageAggregates() throws Exception {
    TableFixture.write(folder, TableFixture.rows().subList(1, 50), TableFixture.rejects(), plan);
    assertBug("60 in, but 49 out and 10 rejected");
    Outcome outcome = Outcome.aggregate(60, Map.of());
    TableCommit.commit(folder, TableFixture.spec("{}"), plan, plan, outcome, lock);
  }

  @Test
  void missingPartsAndSideCarsAreABug() throws Exception {
    writeAll();
    Path sideCar = table.resolve("_parts/part-00001.json");
    byte[] whole = Files.readAllBytes(sideCar);
    Files.delete(sideCar);
    assertBug("part-00001.parquet");
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 3}) {
      Files.write(sideCar, java.util.Arrays.copyOf(whole, length));
      assertBug("part-00001.parquet");
    }
    Files.write(sideCar, whole);
    Path part = table.resolve("part-00001.parquet");
    byte[] bytes = Files.readAllBytes(part);
    Files.delete(part);
    assertBug("has null bytes");
    Files.write(part, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertBug((bytes.length - 1) + " bytes");
    Files.write(part, bytes);
    Files.copy(part, table.resolve("part-00007.parquet"));
    assertBug("part-00007.parquet");
    Files.delete(table.resolve("part-00007.parquet"));
    TableFixture.commit(folder, lock);
  }

  @Test
  void tablesWithoutManifestOrOfAnotherKindAreNotRead() throws Exception {
    var e = assertThrows(UserException.class, () -> TableReader.open(folder, Table.SCORED));
    assertTrue(e.getMessage().contains("run the stage that makes it first"), e.getMessage());
    writeAll();
    assertThrows(UserException.class, () -> TableReader.open(folder, Table.SCORED));
    TableFixture.commit(folder, lock);
    e = assertThrows(UserException.class, () -> TableReader.open(folder, Table.COT));
    assertTrue(e.getMessage().contains("holds table scored, not cot"), e.getMessage());
  }

  @Test
  void damageIsFound() throws Exception {
    writeAll();
    Manifest manifest = TableFixture.commit(folder, lock);
    assertEquals(List.of(), TableCheck.damage(folder, manifest));
    Path part = table.resolve("part-00002.parquet");
    byte[] bytes = Files.readAllBytes(part);
    Files.write(part, Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(
        List.of(
            "part-00002.parquet has " + (bytes.length - 1) + " bytes instead of " + bytes.length),
        TableCheck.damage(folder, manifest));
    Files.delete(part);
    assertEquals(List.of("part-00002.parquet is missing"), TableCheck.damage(folder, manifest));
    assertThrows(UserException.class, () -> TableReader.open(folder, Table.SCORED));
  }

  @Test
  void otherSchemasAreReadWhenTheyCanBe() throws Exception {
    writeAll();
    Manifest made = TableFixture.commit(folder, lock);
    StageSpec spec = made.spec();
    StageSpec former =
        new StageSpec(
            spec.table(),
            spec.stage(),
            "f".repeat(64),
            spec.inputs(),
            spec.config(),
            spec.seeds(),
            spec.codeVersion());
    folder.writeManifest(
        new Manifest(
            former, 60, 50, made.rejects(), made.counts(), 0, made.parts(), made.rejectsParts()));
    try (var rows = TableReader.open(folder, Table.SCORED).rows()) {
      assertEquals(50, rows.count());
    }
    List<PartInfo> foreign = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      var cot = PartRoundTripTest.randomRows(Table.CANDIDATES, 5, part);
      String name = PartPlan.fileName(part);
      try (Spool spool = Spool.create()) {
        try (var writer = PartWriter.open(spool.file(), Table.CANDIDATES)) {
          for (var row : cot) {
            writer.write(row);
          }
        }
        spool.copyTo(storage, folder.file(name));
        foreign.add(spool.describe(name, 5));
      }
    }
    folder.writeManifest(
        new Manifest(
            former, 60, 15, made.rejects(), made.counts(), 0, foreign, made.rejectsParts()));
    var e = assertThrows(UserException.class, () -> TableReader.open(folder, Table.SCORED));
    assertTrue(e.getMessage().contains("schema that this version cannot read"), e.getMessage());
  }

  @Test
  void reusedRowsDoNotChangeTheFingerprintAndAllElseDoes() throws Exception {
    writeAll();
    Manifest made = TableFixture.commit(folder, lock);
    Manifest reused =
        new Manifest(
            made.spec(),
            60,
            50,
            made.rejects(),
            made.counts(),
            40,
            made.parts(),
            made.rejectsParts());
    assertEquals(made.fingerprint(), reused.fingerprint());
    assertNotEquals(made.toJson(), reused.toJson());
    Manifest other =
        new Manifest(
            made.spec(),
            60,
            50,
            made.rejects(),
            Map.of("audio_ms", 1L).entrySet().stream()
                .collect(
                    java.util.stream.Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (a, b) -> a,
                        java.util.TreeMap::new)),
            0,
            made.parts(),
            made.rejectsParts());
    assertNotEquals(made.fingerprint(), other.fingerprint());
  }
}
