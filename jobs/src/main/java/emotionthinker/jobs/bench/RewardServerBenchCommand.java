package emotionthinker.jobs.bench;

import emotionthinker.jobs.rewardserver.RewardLoad;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads a running reward service. */
@Command(
    name = "reward-server",
    mixinStandardHelpOptions = true,
    description =
        "Ask a running reward service for groups from many clients, and check the answers.",
    footer = {
      "",
      "The token is taken from the environment's EMOTIONTHINKER_REWARD_TOKEN. The model must be one",
      "that judges claims: rules. Exit code 3 when an answer was lost or mixed up.",
      "",
      "Example:",
      "  emotionthinker bench reward-server --url http://127.0.0.1:8765 --clients 64 --seconds 60"
    })
public final class RewardServerBenchCommand implements Callable<Integer> {
  @Option(names = "--url", defaultValue = "http://127.0.0.1:8765", description = "The service.")
  private URI url;

  @Option(names = "--clients", defaultValue = "64", description = "Clients at once (default 64).")
  private int clients;

  @Option(names = "--seconds", defaultValue = "60", description = "How long (default 60 s).")
  private double seconds;

  @Override
  public Integer call() throws InterruptedException {
    RewardLoad load = new RewardLoad(url, System.getenv("EMOTIONTHINKER_REWARD_TOKEN"), clients, 1);
    long start = System.nanoTime();
    RewardLoad.Result result = load.run((long) (seconds * 1e9), Integer.MAX_VALUE);
    double tookS = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d clients, %.1f s: %d answers (%.0f a second), %d wrong, %d failed; p50 %.1f ms, p99 %.1f ms%n",
        clients,
        tookS,
        result.answered(),
        result.answered() / tookS,
        result.wrong(),
        result.failed(),
        1000 * result.p50S(),
        1000 * result.p99S());
    if (!result.firstFault().isEmpty()) {
      System.out.println("first fault: " + result.firstFault());
    }
    return result.wrong() + result.failed() == 0 ? 0 : 3;
  }
}
