package emotionthinker.jobs.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.Main;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotate and filter give the same bytes on Beam's DirectRunner and SparkRunner. */
class AnnotateRunnersIT {
  @TempDir private Path folder;

  @Test
  void bothRunnersMakeTheSameTables() throws Exception {
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
    for (String runner : List.of("direct", "spark")) {
      String run = folder.resolve(runner).toString();
      assertEquals(
          0, Main.run("bench", "annotate", "--run", run, "--count", "600", "--runner", runner));
    }
    for (Table<?> table : List.of(Table.CANDIDATES, Table.COT)) {
      List<Path> parts = parts("direct", table);
      assertEquals(parts.size(), parts("spark", table).size());
      for (int i = 0; i < parts.size(); i++) {
        assertArrayEquals(
            Files.readAllBytes(parts.get(i)), Files.readAllBytes(parts("spark", table).get(i)));
      }
    }
    String run = folder.resolve("spark").toString();
    try (Stream<Cot> rows = TableReader.open(Storage.standard(), run, Table.COT).rows()) {
      List<Cot> cots = rows.toList();
      assertTrue(cots.size() > 500);
      assertTrue(cots.stream().allMatch(c -> c.labelRecovered() != null));
    }
  }

  private List<Path> parts(String runner, Table<?> table) throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve(runner).resolve(table.name()))) {
      return files.filter(f -> f.toString().endsWith(".parquet")).sorted().toList();
    }
  }
}
