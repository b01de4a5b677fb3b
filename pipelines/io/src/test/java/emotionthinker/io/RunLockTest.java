package emotionthinker.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.table.TableFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path run;
  private final Storage storage = Storage.standard();
  private Path file;

  @BeforeEach
  void nameFile() {
    file = run.resolve(RunLock.FILE);
  }

  /** Holds a lock in a JVM of its own until it is told to end, or is killed. */
  static final class Holder {
    public static void main(String[] args) throws IOException {
      RunLock.acquire(Storage.standard(), args[0]);
      System.out.println("held");
      if (System.in.read() == 'x') {
        System.exit(0); // without close: the shutdown hook releases
      }
    }
  }

  private Process startHolder() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                run.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertEquals("held", out.readLine());
    return process;
  }

  private RunLock acquire() throws IOException {
    return RunLock.acquire(storage, run.toString());
  }

  /** Who holds the lock; a file that is being renewed may be empty for a moment. */
  private LockOwner owner() throws IOException, InterruptedException {
    Optional<LockOwner> owner = LockOwner.parse(Files.readAllBytes(file));
    for (int i = 0; i < 100 && owner.isEmpty(); i++) {
      Thread.sleep(20);
      owner = LockOwner.parse(Files.readAllBytes(file));
    }
    return owner.orElseThrow();
  }

  @Test
  void aSecondProcessIsToldWhoHoldsItAndTakesOverAfterKill9() throws Exception {
    Process holder = startHolder();
    try {
      var e = assertThrows(RunLockedException.class, this::acquire);
      assertTrue(e.getMessage().contains("process " + holder.pid() + " on "), e.getMessage());
      assertTrue(e.getMessage().contains("until 20"), e.getMessage());
      long leaseLeftMs = owner().expiresMs() - System.currentTimeMillis();
      assertTrue(leaseLeftMs > 20_000, "the lease is far from its end: " + leaseLeftMs);
    } finally {
      assertEquals(0, new ProcessBuilder("kill", "-9", "" + holder.pid()).start().waitFor());
      holder.waitFor();
    }
    assertTrue(Files.exists(file), "a killed process leaves its lock");
    try (RunLock lock = acquire()) {
      lock.assertHeld();
      assertEquals(ProcessHandle.current().pid(), owner().pid());
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void exitAndTermReleaseTheLock() throws Exception {
    Process exits = startHolder();
    exits.getOutputStream().write('x');
    exits.getOutputStream().flush();
    assertEquals(0, exits.waitFor());
    assertFalse(Files.exists(file));
    Process terminated = startHolder();
    terminated.destroy();
    terminated.waitFor();
    assertFalse(Files.exists(file));
  }

  @Test
  void otherHostsAreRespectedUntilTheirLeaseEnds() throws Exception {
    long now = System.currentTimeMillis();
    Files.write(file, new LockOwner("elsewhere", 1, 0, "t", now + 30_000).toJson());
    var e = assertThrows(RunLockedException.class, this::acquire);
    assertTrue(e.getMessage().contains("process 1 on elsewhere"), e.getMessage());
    acquireAt(now + 29_000, false);
    acquireAt(now + 31_000, true);
  }

  private void acquireAt(long nowMs, boolean free) throws IOException {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(nowMs), ZoneOffset.UTC);
    var timing =
        new RunLock.Timing(Duration.ofSeconds(60), Duration.ZERO, Duration.ofMillis(1), clock);
    if (free) {
      RunLock.acquire(storage, run.toString(), timing).close();
    } else {
      assertThrows(
          RunLockedException.class, () -> RunLock.acquire(storage, run.toString(), timing));
    }
  }

  @Test
  void processIdsThatWereGivenAgainAreRecognised() throws Exception {
    LockOwner self = LockOwner.self(Long.MAX_VALUE);
    assertTrue(self.processStartMs() > 0);
    Files.write(file, self.toJson());
    assertThrows(RunLockedException.class, this::acquire);
    LockOwner before =
        new LockOwner(self.host(), self.pid(), self.processStartMs() - 60_000, "t", Long.MAX_VALUE);
    Files.write(file, before.toJson());
    acquire().close();
  }

  /** Its parent never asks for its end, as in a container without an init process. */
  @Test
  void aDeadProcessThatNobodyBuriedIsGone() throws Exception {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
    try {
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
      long pid = Long.parseLong(out.readLine());
      LockOwner owner = new LockOwner(LockOwner.thisHost(), pid, 0, "t", Long.MAX_VALUE);
      assertFalse(owner.isGone(0));
      assertEquals(0, new ProcessBuilder("kill", "-9", "" + pid).start().waitFor());
      while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ")) {
        Thread.sleep(5);
      }
      assertTrue(owner.isGone(0));
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  @Test
  void aLockThatWasCutOffIsRespectedForOneLease() throws Exception {
    for (String content : new String[] {"", "{\"host\":\"h", "null"}) {
      Files.writeString(file, content);
      long written = Files.getLastModifiedTime(file).toMillis();
      acquireAt(written + 59_000, false);
      acquireAt(written + 61_000, true);
    }
  }

  @Test
  void aLostLockStopsTheCommitAndIsNotRemoved() throws Exception {
    try (RunLock lock = acquire()) {
      lock.assertHeld();
      Files.write(file, new LockOwner("elsewhere", 1, 0, "t", Long.MAX_VALUE).toJson());
      var e =
          assertThrows(
              RunLockedException.class, () -> TableFixture.run(storage, run.toString(), lock));
      assertTrue(e.getMessage().contains("lost it"), e.getMessage());
    }
    assertFalse(Files.exists(run.resolve("scored/_manifest.json")));
    assertEquals("elsewhere", owner().host());
  }

  @Test
  void aLockThatVanishedIsLost() throws Exception {
    try (RunLock lock = acquire()) {
      Files.delete(file);
      assertThrows(RunLockedException.class, lock::assertHeld);
    }
    RunLock closed = acquire();
    closed.close();
    assertThrows(IllegalStateException.class, closed::assertHeld);
  }

  @Test
  void theLeaseIsRenewed() throws Exception {
    var timing =
        new RunLock.Timing(
            Duration.ofMillis(200), Duration.ZERO, Duration.ofMillis(1), Clock.systemUTC());
    try (RunLock lock = RunLock.acquire(storage, run.toString(), timing)) {
      long first = owner().expiresMs();
      while (LockOwner.parse(Files.readAllBytes(file)).map(LockOwner::expiresMs).orElse(0L)
          <= first) {
        Thread.sleep(10);
      }
      lock.assertHeld();
    }
  }

  @Test
  void ofManyThatFindADeadLockOneHoldsIt() throws Exception {
    LockOwner self = LockOwner.self(0);
    Files.write(file, new LockOwner(self.host(), self.pid(), 1, "dead", 0).toJson());
    int contenders = 8;
    var pool = Executors.newFixedThreadPool(contenders);
    List<Future<Optional<RunLock>>> results = new ArrayList<>();
    for (int i = 0; i < contenders; i++) {
      Callable<Optional<RunLock>> contend =
          () -> {
            try {
              return Optional.of(acquire());
            } catch (RunLockedException e) {
              return Optional.empty();
            }
          };
      results.add(pool.submit(contend));
    }
    for (Future<Optional<RunLock>> result : results) {
      result.get(); // who is late may still take it from who was early
    }
    int holders = 0;
    for (Future<Optional<RunLock>> result : results) {
      Optional<RunLock> lock = result.get();
      if (lock.isPresent()) {
        try {
          lock.get().assertHeld();
          holders++;
        } catch (RunLockedException e) {
          assertTrue(e.getMessage().contains("lost it"), e.getMessage());
        }
      }
    }
    assertEquals(1, holders);
    for (Future<Optional<RunLock>> result : results) {
      result.get().ifPresent(RunLock::close);
    }
    pool.shutdown();
  }
}
