package emotionthinker.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.NodeFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program in its own JVM, killed with SIGKILL inside every stage in turn, gives in the
 * end the bytes of a run that was left alone; and a run that is complete does nothing.
 */
class KilledRunIT {
  /** Training is interrupted in tests of its own. */
  private static final List<Stage> STAGES =
      Stages.ALL.stream().filter(stage -> !Stages.trains(stage)).toList();

  @TempDir private Path folder;

  @Test
  void killedInsideEveryStageTheRunEndsWithTheSameBytes() throws Exception {
    Path whole = folder.resolve("whole");
    List<String> results = finish(start(whole));
    assertEquals(STAGES.size(), results.size(), results.toString());

    Path killed = folder.resolve("killed");
    Random random = new Random(20260115L);
    for (int stage = 0; stage < STAGES.size(); stage++) {
      int delayMillis = random.nextInt(150);
      killInside(killed, start(killed), stage, delayMillis);
      // On a machine that let this thread wait for so long, once more, at once.
      for (int late = 0; late < 3 && Files.exists(manifest(killed, stage)); late++) {
        NodeFiles.delete(manifest(killed, stage).getParent().toString());
        killInside(killed, start(killed), stage, 0);
      }
      assertTrue(
          Files.notExists(manifest(killed, stage)),
          STAGES.get(stage).name() + " was finished before it was killed");
      runOne(killed, stage);
    }
    List<String> resumed = finish(start(killed));
    assertTrue(resumed.stream().allMatch(line -> line.contains("\"skipped\":true")), "" + resumed);
    assertEquals(hashes(whole), hashes(killed));
  }

  /** Kills the process some time after the stage before has finished, while it is at this one. */
  private static void killInside(Path run, Process process, int stage, int delayMillis)
      throws Exception {
    for (int waited = 0; Files.notExists(run.resolve("_lock")); waited++) {
      assertTrue(waited < 6000, "the program took no lock in a minute");
      Thread.sleep(10);
    }
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (int done = 0; done < stage; ) {
        String line = lines.readLine();
        assertTrue(line != null, "the program ended before stage " + stage);
        done += line.startsWith("{") && line.contains("\"stage\"") ? 1 : 0;
      }
      Thread.sleep(delayMillis);
      process.destroyForcibly().waitFor();
    }
  }

  private void runOne(Path run, int stage) throws Exception {
    String[] command = STAGES.get(stage).name().replace("levels-", "levels ").split(" ", -1);
    finish(start(run, command));
  }

  private Process start(Path run, String... command) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx1g");
    // dozens of short lives: no time for the second compiler
    line.add("-XX:TieredStopAtLevel=1");
    for (String option : System.getProperty("emotionthinker.addOpens").split(" ", -1)) {
      line.add(option);
    }
    line.add("-Demotionthinker.home=" + System.getProperty("emotionthinker.root"));
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add("emotionthinker.jobs.Main");
    line.addAll(command.length == 0 ? List.of("run") : List.of(command));
    // small parts, so that tables and caches have several
    line.addAll(List.of("--json", "--run", run.toString(), "--set", "run.rows_per_part=100"));
    line.addAll(List.of("--set", "learner.in_run=false"));
    return new ProcessBuilder(line)
        .redirectError(folder.resolve(run.getFileName() + ".log").toFile())
        .start();
  }

  private List<String> finish(Process process) throws Exception {
    List<String> results = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{") && line.contains("\"stage\"")) {
          results.add(line);
        }
      }
    }
    assertEquals(0, process.waitFor(), () -> logs());
    return results;
  }

  private String logs() {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        all.append(Files.readString(log));
      }
      return all.toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Path manifest(Path run, int stage) {
    return run.resolve(STAGES.get(stage).table()).resolve("_manifest.json");
  }

  /** SHA-256 of every file of every table; timings are no table. */
  private static Map<String, String> hashes(Path run) throws Exception {
    Map<String, String> out = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        if (!name.startsWith("_")) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          out.put(name, HexFormat.of().formatHex(digest));
        }
      }
    }
    assertTrue(out.size() > 2 * STAGES.size(), "" + out.keySet());
    return out;
  }
}
