package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.rewardserver.RewardServer;
import emotionthinker.jobs.rewardserver.RewardServerOptions;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.reward.RewardModel;
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
      "  emotionthinker reward-server --model http --set judge.external=false --set judge_calls.endpoint.base_url=http://127.0.0.1:8000/v1",
      "  EMOTIONTHINKER_REWARD_TOKEN=... emotionthinker reward-server --set reward_server.port=0"
    })
final class RewardServerCommand implements Callable<Integer> {
  private static final String TOKEN = "EMOTIONTHINKER_REWARD_TOKEN";

  @Option(
      names = "--model",
      defaultValue = "rules",
      description = "rules (default), a folder that reward-train made, or http (section judge).")
  private String model;

  @Option(names = "--conf", paramLabel = "FILE", description = "HOCON file over reference.conf.")
  private String conf;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunConfig config = RunConfig.of(ConfigLoader.load(conf, settings));
    RewardServerOptions options = config.rewardServer();
    RewardModel judge = RewardModels.of(config).open(model);
    if (judge.remote() && !options.externalProcessing()) {
      judge.close();
      throw UserException.badValue(
          "--model",
          model,
          "a model that keeps inputs here, as no corpus says what may be sent to " + judge.id(),
          "set judge.external = false if that server is yours, or"
              + " reward_server.external_processing = true if a third party may have all of it");
    }
    RewardServer server =
        new RewardServer(
            options, token(options), config.reward(), config.grpo().advantage(), judge);
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
