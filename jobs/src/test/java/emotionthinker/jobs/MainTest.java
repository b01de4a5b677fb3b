package emotionthinker.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says of places that it cannot use. */
class MainTest {
  @TempDir Path folder;

  @Test
  void a_run_folder_below_a_file_is_the_users_to_mend() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertEquals(
          Main.USER,
          Main.run("ingest", "--run", file.resolve("run").toString(), "--set", "corpora={}"));
    } finally {
      System.setErr(before);
    }
    String message = said.toString(StandardCharsets.UTF_8);
    assertTrue(message.contains("What to do:") && !message.contains("\tat "), message);
  }
}
