package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReuseCheckTest {
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
  void allowsRowsWhenOnlyInputsDiffer() {
    assertDoesNotThrow(() -> ReuseCheck.check(former, spec("more input", "{}", "0.1.0")));
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
      var e = assertThrows(UserException.class, () -> ReuseCheck.check(former, other));
      assertEquals(2, e.getMessage().split("->").length, e.getMessage());
    }
  }
}
