package emotionthinker.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.TableFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage that is killed at every single change of the disk, and run again. */
class InterruptedStageTest {
  @TempDir Path folder;
  private final Storage storage = Storage.standard();

  private Map<String, String> bytes(String run) throws IOException {
    Map<String, String> out = new TreeMap<>();
    try (var entries = storage.list(folder.resolve(run).toString())) {
      for (Entry entry : entries.toList()) {
        byte[] bytes = storage.readAllBytes(entry.uri(), 1 << 20);
        out.put(entry.relative(), new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return out;
  }

  @Test
  void killedAnywhereAndRunAgainGivesTheSameBytes() throws Exception {
    try (RunLock lock = RunLock.acquire(storage, folder.toString())) {
      Manifest expected = TableFixture.run(storage, folder.resolve("whole").toString(), lock);
      Map<String, String> whole = bytes("whole");
      int kills = 0;
      for (double share : new double[] {-1, 0, 0.5, 0.999}) {
        boolean finished = false;
        for (int changes = 0; !finished; changes++) {
          String run = "killed-" + share + "-" + changes;
          String at = folder.resolve(run).toString();
          Storage dying = Storage.over(new InterruptedFiles(changes, share));
          try {
            TableFixture.run(dying, at, lock);
            finished = true;
          } catch (InterruptedFiles.Killed killed) {
            kills++;
          }
          assertEquals(expected, TableFixture.run(storage, at, lock), run);
          assertEquals(whole, bytes(run), run);
        }
      }
      assertTrue(kills > 4 * 12, "kills: " + kills);
    }
  }

  @Test
  void killedAgainAndAgainOnOneFolderEndsInTheSameBytes() throws Exception {
    try (RunLock lock = RunLock.acquire(storage, folder.toString())) {
      TableFixture.run(storage, folder.resolve("whole").toString(), lock);
      String at = folder.resolve("tortured").toString();
      for (int changes = 0; changes < 25; changes++) {
        try {
          TableFixture.run(Storage.over(new InterruptedFiles(changes, 0.5)), at, lock);
        } catch (InterruptedFiles.Killed killed) {
          assertTrue(Files.exists(folder));
        }
      }
      TableFixture.run(storage, at, lock);
      assertEquals(bytes("whole"), bytes("tortured"));
    }
  }
}
