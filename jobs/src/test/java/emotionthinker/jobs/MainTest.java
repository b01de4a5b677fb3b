package emotionthinker.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What the program says of what it cannot use: one message, no stack trace, exit code 2. */
class MainTest {
  @TempDir Path folder;

  @Test
  void a_run_folder_below_a_file_is_the_users_to_mend() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    refused("cannot be used", "ingest", "--run", file.resolve("run").toString());
  }

  @Test
  void a_master_that_spark_does_not_know_is_refused_before_anything_runs() throws IOException {
    String run = folder.resolve("run").toString();
    refused("master = nothing", "run", "--run", run, "--set", "spark.master=nothing");
    assertTrue(Files.notExists(Path.of(run)));
  }

  @Test
  void an_arm_that_is_none_is_refused_with_those_that_are() throws IOException {
    refused("logistic_regression", "ablate", "--arm", "nothing", "--run", folder.toString());
  }

  @Test
  void rejects_are_no_table_of_their_own() throws IOException {
    refused("--rejects", "inspect", "rejects", "--run", folder.toString());
  }

  private void refused(String says, String... command) throws IOException {
    Path conf = Files.writeString(folder.resolve("empty.conf"), "corpora {}");
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--conf", conf.toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertEquals(Main.USER, Main.run(arguments.toArray(String[]::new)));
    } finally {
      System.setErr(before);
    }
    String message = said.toString(StandardCharsets.UTF_8);
    assertTrue(message.contains(says) && !message.contains("\tat "), message);
  }
}
