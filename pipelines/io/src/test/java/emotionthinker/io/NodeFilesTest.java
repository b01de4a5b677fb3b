package emotionthinker.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFilesTest {
  @TempDir private Path folder;

  @Test
  void scratchFoldersAreOfOneUserAndHaveShortNames() throws Exception {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      made.add(NodeFiles.scratch(folder.resolve("new").toString(), "et-"));
    }
    assertEquals(200, made.size());
    for (String one : made) {
      Path path = Path.of(one);
      assertTrue(path.isAbsolute() && path.getFileName().toString().length() <= 9, one);
      assertEquals(
          PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(path));
    }
  }
}
