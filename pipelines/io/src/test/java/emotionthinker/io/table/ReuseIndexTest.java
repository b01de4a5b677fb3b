package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReuseIndexTest {
  @TempDir Path run;
  private final Storage storage = Storage.standard();
  private TableReader<Scored> former;

  @BeforeEach
  void makeTable() throws Exception {
    try (RunLock lock = RunLock.acquire(storage, run.toString())) {
      TableFixture.run(storage, run.toString(), lock);
    }
    former = TableReader.open(storage, run.toString(), Table.SCORED);
  }

  private static StageSpec spec(String input, String config, String version) {
    return StageSpec.of(
        Table.SCORED, "score", Map.of("cot", input), config, Map.of("draw", 7L), version);
  }

  @Test
  void findsRowsByKeyWhenOnlyInputsDiffer() throws Exception {
    var index =
        ReuseIndex.open(
            former,
            spec("more input", "{}", "0.1.0"),
            row -> row.factualAlignment() == 1 ? null : row.candidateId());
    Scored row = TableFixture.rows().stream().filter(r -> r.factualAlignment() > 1).findAny().get();
    assertEquals(Optional.of(row), index.find(row.candidateId()));
    assertEquals(Optional.empty(), index.find("nobody"));
    Scored noKey =
        TableFixture.rows().stream().filter(r -> r.factualAlignment() == 1).findAny().get();
    assertEquals(Optional.empty(), index.find(noKey.candidateId()));
    Map<String, Scored> scanned = new HashMap<>();
    for (int part = 0; part < index.parts(); part++) {
      try (var rows = index.scan(part)) {
        rows.forEach(entry -> scanned.put(entry.getKey(), entry.getValue()));
      }
    }
    assertEquals(40, scanned.size());
    assertEquals(row, scanned.get(row.candidateId()));
  }

  @Test
  void refusesRowsMadeWithAnotherConfigVersionOrSeed() {
    for (StageSpec other :
        new StageSpec[] {
          spec("i", "{\"a\":1}", "0.1.0"),
          spec("i", "{}", "0.2.0"),
          StageSpec.of(Table.SCORED, "score", Map.of(), "{}", Map.of("draw", 8L), "0.1.0"),
          StageSpec.of(Table.SCORED, "judge", Map.of(), "{}", Map.of("draw", 7L), "0.1.0")
        }) {
      var e =
          assertThrows(
              UserException.class, () -> ReuseIndex.open(former, other, Scored::candidateId));
      assertTrue(e.getMessage().contains("->"), e.getMessage());
      assertEquals(1, ReuseIndex.obstacles(former.manifest(), other).size());
    }
  }
}
