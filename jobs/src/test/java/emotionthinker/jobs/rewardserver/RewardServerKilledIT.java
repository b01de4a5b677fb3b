package emotionthinker.jobs.rewardserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The command as a process of its own: killed in the middle of a load, and told to stop. */
class RewardServerKilledIT {

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Demotionthinker.home=" + System.getProperty("emotionthinker.root"),
            "-cp",
            System.getProperty("java.class.path"),
            "emotionthinker.jobs.Main",
            "reward-server",
            "--set",
            "reward_server.port=0")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static URI address(Process server) throws IOException {
    BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    assertTrue(line != null && line.startsWith("listening on "), line);
    return URI.create(line.substring("listening on ".length()));
  }

  /** Returns once there are answers. */
  private static CompletableFuture<RewardLoad.Result> load(URI address) throws Exception {
    RewardLoad load = new RewardLoad(address, null, 16, 3);
    CompletableFuture<RewardLoad.Result> running = CompletableFuture.supplyAsync(() -> run(load));
    while (load.answered() < 100 && !running.isDone()) {
      Thread.sleep(10);
    }
    return running;
  }

  private static RewardLoad.Result run(RewardLoad load) {
    try {
      return load.run(TimeUnit.SECONDS.toNanos(30), 100_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasAnsweredBeforeAKillIsWholeAndRight() throws Exception {
    Process server = start();
    try {
      CompletableFuture<RewardLoad.Result> load = load(address(server));
      server.destroyForcibly().waitFor();
      RewardLoad.Result result = load.get(60, TimeUnit.SECONDS);
      assertEquals(0, result.wrong(), result.firstFault());
      assertTrue(result.answered() > 0, "nothing was answered before the kill");
      assertTrue(result.failed() > 0, "the kill came too late");
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void beingToldToStopLosesNothingInProgress() throws Exception {
    Process server = start();
    try {
      CompletableFuture<RewardLoad.Result> load = load(address(server));
      server.destroy();
      assertTrue(server.waitFor(40, TimeUnit.SECONDS), "still there 40 s after SIGTERM");
      RewardLoad.Result result = load.get(60, TimeUnit.SECONDS);
      assertEquals(0, result.wrong(), result.firstFault());
      assertTrue(result.answered() > 0, "nothing was answered");
    } finally {
      server.destroyForcibly();
    }
  }
}
