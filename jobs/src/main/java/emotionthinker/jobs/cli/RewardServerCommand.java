package emotionthinker.jobs.cli;

import com.typesafe.config.Config;
import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigBinder;
import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.rewardserver.RewardServer;
import emotionthinker.jobs.rewardserver.RewardServerOptions;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.AdvantageOptions;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.reward.RewardOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves rewards to trainers until it is told to stop. */
@Command(
    name = "reward-server",
    mixinStandardHelpOptions = true,
    description = "Serve rewards, trust weights and advantages over HTTP to a trainer.",
    footer = {
      "",
      "POST /score          single rollouts: r_f, r_o, the four dimensions, r_t",
      "POST /score-groups   whole groups: the same, tau, rewards, advantages; phase, or step for the schedule",
      "POST /get_reward     OpenRLHF's remote reward (one sample: tau is 1)",
      "GET  /health, /metrics",
      "",
      "A rollout that could not be judged has null and a reason, never 0. SIGTERM drains and stops.",
      "Settings: section reward_server. There is no encryption: listen on loopback, or behind a proxy.",
      "",
      "Examples:",
      "  emotionthinker reward-server --model rules",
      "  EMOTIONTHINKER_REWARD_TOKEN=... emotionthinker reward-server --set reward_server.port=0"
    })
final class RewardServerCommand implements Callable<Integer> {
  private static final String TOKEN = "EMOTIONTHINKER_REWARD_TOKEN";

  @Option(
      names = "--model",
      defaultValue = "rules",
      description = "rules (default), or a folder that reward-train made.")
  private String model;

  @Option(names = "--conf", paramLabel = "FILE", description = "HOCON file over reference.conf.")
  private String conf;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Config config = ConfigLoader.load(conf, settings);
    RewardServerOptions options =
        ConfigBinder.bind(config, "reward_server", RewardServerOptions.class);
    RewardOptions reward = ConfigBinder.bind(config, "reward", RewardOptions.class);
    AdvantageOptions convention = ConfigBinder.bind(config, "grpo", GrpoOptions.class).advantage();
    RewardServer server =
        new RewardServer(
            options,
            token(options),
            reward,
            convention,
            RewardModels.open(Storage.standard(), model));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                }));
    System.out.println(
        "listening on http://"
            + server.address().getHostString()
            + ":"
            + server.address().getPort());
    System.out.flush();
    stopped.await();
    return 0;
  }

  private static String token(RewardServerOptions options) throws IOException {
    if (options.tokenFile() == null) {
      String token = System.getenv(TOKEN);
      return token == null || token.isBlank() ? null : token.strip();
    }
    Storage storage = Storage.standard();
    String text;
    try (InputStream in = storage.open(storage.resolve(options.tokenFile()))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    if (text.isEmpty()) {
      throw UserException.badValue(
          "reward_server.token_file", options.tokenFile(), "a file with a token", "write one");
    }
    return text;
  }
}
