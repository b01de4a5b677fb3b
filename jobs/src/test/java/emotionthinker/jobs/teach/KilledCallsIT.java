package emotionthinker.jobs.teach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import emotionthinker.models.chat.ChatServer;
import emotionthinker.models.chat.ChatServer.Behaviour;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.models.ledger.PostgresServer;
import emotionthinker.stages.cot.calls.LedgerTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program in JVMs of its own, killed with SIGKILL while it waits for paid answers, and two of
 * it at once on one ledger. The number of kills is {@code -Demotionthinker.kills}, 2 unless told.
 */
class KilledCallsIT {
  private static final int IN_FLIGHT = 16;

  /** Two live processes: a stall of one is no death, and costs nothing. */
  private static final String LONG_LEASE = "calls.ledger.lease_s=60";

  private static final int KILLS = Integer.getInteger("emotionthinker.kills", 2);

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private final AtomicReference<Process> stopAtAnswer = new AtomicReference<>();
  private ChatServer server;

  @AfterEach
  void stop() throws Exception {
    started.forEach(Process::destroyForcibly);
    if (server != null) {
      server.close();
    }
  }

  @Test
  void killedWhileCallsAreInFlightNothingPaidIsLostOrPaidTwice() throws Exception {
    server = new ChatServer((key, time) -> Behaviour.ANSWER);
    server.latencyMillis = 150;
    server.writer =
        body -> {
          Process victim = stopAtAnswer.getAndSet(null);
          if (victim != null) {
            suspend(victim); // the answer leaves, and nobody is there to store it
          }
          String user = body.path("messages").path(1).path("content").asText();
          return "<think>" + user.hashCode() + " low. ".repeat(20) + "</think><answer>sad</answer>";
        };
    int rows = 150 + 130 * KILLS;
    Path whole = run("whole", rows);
    finish(start(whole, folder.resolve("whole.sqlite").toString()));
    assertEquals(rows, server.billed());

    Path killed = run("killed", rows);
    Random random = new Random(20260115L);
    long inFlightAtKills = 0;
    long before = server.billed();
    for (int kill = 0; kill < KILLS; kill++) {
      int seen = server.received().size();
      Set<String> recorded = recorded();
      long left = totals().open(); // of the one killed before, until its lease ends
      Process process = start(killed, folder.resolve("killed.sqlite").toString());
      await(process, () -> server.received().size() > seen);
      if (kill == 0) {
        Thread.sleep(300);
        stopAtAnswer.set(process);
        await(process, () -> stopAtAnswer.get() == null);
        Thread.sleep(100); // the answer is at the socket
      } else {
        Thread.sleep(random.nextInt(1200));
      }
      process.destroyForcibly().waitFor();
      long open = totals().open();
      assertTrue(open <= left + IN_FLIGHT, open + " in flight, " + left + " before");
      assertTrue(kill > 0 || open > 0, "the answer was stored");
      inFlightAtKills += open;
      assertNotAskedAgain(recorded, seen);
    }
    int seen = server.received().size();
    Set<String> recorded = recorded();
    finish(start(killed, folder.resolve("killed.sqlite").toString()));
    assertNotAskedAgain(recorded, seen);
    Thread.sleep(500); // whoever was killed is still being answered
    LedgerTotals totals = totals();
    long unrecorded = server.billed() - before - totals.answers();
    assertEquals(rows, totals.answers());
    assertTrue(
        0 <= unrecorded && unrecorded <= totals.inDoubt() && totals.inDoubt() <= inFlightAtKills,
        unrecorded + " answers lost, " + totals + ", in flight " + inFlightAtKills);
    assertTrue(totals.inDoubt() > 0, "" + totals);
    assertEquals(0, totals.open());
    assertEquals(hashes(whole), hashes(killed));
  }

  @Test
  void twoProcessesShareLedgerAndLimits() throws Exception {
    assertLimitsHold(folder.resolve("shared.sqlite").toString());
  }

  @Test
  void twoProcessesShareLedgerLimitsAndBudgetOnPostgres() throws Exception {
    Optional<Path> binaries = PostgresServer.binaries();
    assumeTrue(binaries.isPresent(), "PostgreSQL is not installed (Debian package postgresql)");
    try (PostgresServer database = PostgresServer.start(binaries.get())) {
      String url = database.url("postgres");
      assertLimitsHold(url);
      assertBudgetHolds(url);
    }
  }

  private void assertLimitsHold(String ledger) throws Exception {
    server = new ChatServer((key, time) -> Behaviour.ANSWER);
    server.latencyMillis = 120;
    int rows = 160;
    int mostRequests = 50;
    int mostTokens = 35_000;
    String[] limits = {
      "calls.limits.window_s=2",
      "calls.limits.requests_per_window=" + mostRequests,
      "calls.limits.tokens_per_window=" + mostTokens,
      "calls.limits.concurrent=8",
      LONG_LEASE
    };
    Process one = start(run("one", rows), ledger, limits);
    Process two = start(run("two", rows), ledger, limits);
    finish(one);
    finish(two);
    assertEquals(rows, server.billed());
    assertEquals(rows, server.received().size());
    assertTrue(server.mostBusy() <= 8, server.mostBusy() + " at once");
    assertEquals(hashes(folder.resolve("one")), hashes(folder.resolve("two")));
    int fullest = 0;
    for (ChatServer.Received last : server.received()) {
      List<ChatServer.Received> window =
          server.received().stream()
              .filter(r -> r.atMillis() <= last.atMillis() && r.atMillis() > last.atMillis() - 2000)
              .toList();
      int tokens = window.stream().mapToInt(ChatServer::tokens).sum();
      fullest = Math.max(fullest, window.size());
      assertTrue(window.size() <= mostRequests, window.size() + " requests in a window");
      assertTrue(tokens <= mostTokens, tokens + " tokens in a window");
    }
    assertTrue(fullest > mostRequests / 2, "only " + fullest);
  }

  /** Two processes with other requests, one budget: what is left of it pays for no further call. */
  private void assertBudgetHolds(String ledger) throws Exception {
    long before = server.billed();
    long budgetPicoUsd = 6_000_000_000L; // for half of what one of them asks
    String[] limits = {
      "calls.limits.account=capped", "calls.limits.budget_usd=\"0.006\"", LONG_LEASE
    };
    // other seeds than before, and than each other's: nothing is recorded yet
    Process three =
        start(run("three", 120), ledger, limits[0], limits[1], limits[2], "annotate.seed=76");
    Process four =
        start(run("four", 120), ledger, limits[0], limits[1], limits[2], "annotate.seed=77");
    for (Process process : List.of(three, four)) {
      assertTrue(process.waitFor(3, TimeUnit.MINUTES), () -> "does not end: " + logs());
      assertEquals(2, process.exitValue(), this::logs);
    }
    try (JdbcLedger open = JdbcLedger.open(ledger, 60)) {
      LedgerTotals totals = open.totals("capped");
      assertEquals(0, totals.open());
      assertEquals(0, totals.inDoubt());
      long answered = totals.answers() - before; // the ledger counts the answers of all accounts
      assertEquals(server.billed() - before, answered);
      long left = budgetPicoUsd - totals.spentPicoUsd();
      // the bound of a call: at most 3,000 bytes of prompt and 512 tokens of answer
      long callPicoUsd = 3_000 * 150_000L + 512 * 600_000L;
      assertTrue(left >= 0 && left < callPicoUsd, left + " pico-USD left, " + totals);
      assertTrue(answered > 10 && answered < 120, "" + totals);
    }
  }

  private Path run(String name, int rows) throws IOException {
    Path run = folder.resolve(name);
    MeasuredRun.write(run, rows);
    return run;
  }

  private Process start(Path run, String ledger, String... settings) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    line.add("-Demotionthinker.home=" + System.getProperty("emotionthinker.root"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of("emotionthinker.jobs.Main", "annotate", "--run", run.toString()));
    List<String> all =
        new ArrayList<>(
            List.of(
                "annotate.teacher=openai",
                "beam.parallelism=2",
                "calls.endpoint.base_url=\"" + server.url() + "\"",
                "calls.endpoint.in_flight=" + IN_FLIGHT,
                "calls.ledger.url=\"" + ledger + "\"",
                "calls.ledger.lease_s=1.5"));
    all.addAll(List.of(settings));
    all.forEach(setting -> line.addAll(List.of("--set", setting)));
    Path log = folder.resolve(run.getFileName() + ".log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    started.add(process);
    return process;
  }

  private void finish(Process process) throws Exception {
    assertTrue(process.waitFor(3, TimeUnit.MINUTES), () -> "does not end: " + logs());
    assertEquals(0, process.exitValue(), this::logs);
  }

  private void await(Process process, java.util.function.BooleanSupplier there) throws Exception {
    for (int i = 0; !there.getAsBoolean(); i++) {
      assertTrue(i < 6000 && process.isAlive(), this::logs);
      Thread.sleep(20);
    }
  }

  private static void suspend(Process process) {
    try {
      int ended = new ProcessBuilder("kill", "-STOP", "" + process.pid()).start().waitFor();
      assertEquals(0, ended);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private LedgerTotals totals() {
    try (JdbcLedger ledger = JdbcLedger.open(folder.resolve("killed.sqlite").toString(), 60)) {
      return ledger.totals("default");
    }
  }

  /** Requests with an answer in the ledger. */
  private Set<String> recorded() {
    Set<String> keys =
        server.received().stream().map(ChatServer.Received::key).collect(Collectors.toSet());
    try (JdbcLedger ledger = JdbcLedger.open(folder.resolve("killed.sqlite").toString(), 60)) {
      return new HashSet<>(ledger.answers(keys).keySet());
    }
  }

  private void assertNotAskedAgain(Set<String> recorded, int since) {
    List<ChatServer.Received> all = server.received();
    for (ChatServer.Received one : all.subList(since, all.size())) {
      assertFalse(recorded.contains(one.key()), "asked again: " + one.key());
    }
  }

  private String logs() {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        all.append(log).append(":\n").append(Files.readString(log));
      }
    } catch (IOException e) {
      all.append(e);
    }
    return all.toString();
  }

  /** SHA-256 of every Parquet file of the candidates. */
  private static Map<String, String> hashes(Path run) throws Exception {
    Map<String, String> out = new TreeMap<>();
    Path table = run.resolve("candidates");
    try (Stream<Path> files = Files.walk(table)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        out.put(table.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    assertFalse(out.isEmpty());
    return out;
  }
}
