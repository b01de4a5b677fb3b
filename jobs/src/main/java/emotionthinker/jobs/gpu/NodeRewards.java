package emotionthinker.jobs.gpu;

import emotionthinker.io.NodeFiles;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.rewardserver.RewardServer;
import emotionthinker.jobs.rewardserver.RewardServerOptions;
import emotionthinker.stages.grpo.service.ScheduleKeeper;
import emotionthinker.stages.grpo.service.StepTally;
import emotionthinker.stages.handoff.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The reward service of a launch, in the executor of node 0: next to the ranks. Every step that it
 * is done with becomes a line of {@code reward.jsonl} in the attempt's folder, from which the
 * service of the next launch knows where the progressive schedule stood.
 */
final class NodeRewards implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** File of its journal in the folder of an attempt. */
  static final String JOURNAL = "reward.jsonl";

  private final RewardServer server;
  private final ScheduleKeeper schedule;
  private final String url;

  private NodeRewards(RewardServer server, ScheduleKeeper schedule, String url) {
    this.server = server;
    this.schedule = schedule;
    this.url = url;
  }

  /**
   * Starts it; on the loopback address when all ranks are on one node, as there is no encryption.
   *
   * @param launch the launch with its real attempt
   * @param host address of node 0
   */
  static NodeRewards start(NodeJob job, Launch launch, String host) throws IOException {
    ScheduleKeeper schedule =
        new ScheduleKeeper(job.reward().schedule(), tally -> journal(launch, tally));
    for (String attempt : NodeFiles.names(launch.keptDir())) {
      schedule.restore(NodeFiles.lines(launch.keptDir() + "/" + attempt + "/" + JOURNAL));
    }
    String listen = launch.options().nodes() == 1 ? LOOPBACK : host;
    RewardServerOptions o = job.server();
    RewardServerOptions here =
        new RewardServerOptions(
            listen,
            0,
            null,
            o.threads(),
            o.maxBodyBytes(),
            o.maxRollouts(),
            o.batchRollouts(),
            o.queueRollouts(),
            o.requestTimeoutS(),
            o.externalProcessing(),
            o.drainS());
    RewardServer server =
        new RewardServer(
            here,
            job.rewardToken(),
            job.reward(),
            job.convention(),
            RewardModels.open(job.storage(), launch.options().reward().model(), RewardModels.CPU),
            schedule);
    return new NodeRewards(server, schedule, "http://" + listen + ":" + server.address().getPort());
  }

  private static void journal(Launch launch, StepTally step) {
    try {
      NodeFiles.append(launch.attemptDir() + "/" + JOURNAL, step.json() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the reward journal cannot be written", e);
    }
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    server.close();
    schedule.close();
  }
}
