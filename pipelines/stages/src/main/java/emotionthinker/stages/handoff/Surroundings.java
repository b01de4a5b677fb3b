package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node finds out before its processes start.
 *
 * @param masterHost host of node 0
 * @param masterPort port that node 0 has leased for the rendezvous
 * @param work scratch folder of the node, the ranks' working directory
 * @param trainers folder of the launch scripts and adapters
 * @param data local path of the training data; null for none
 * @param checkpoint path of the checkpoint to go on from; null to start at the beginning
 * @param rewardUrl URL of the reward service; null for none
 * @param rewardToken its token; null for none
 * @param inherited environment of the executor
 */
public record Surroundings(
    String masterHost,
    String masterPort,
    String work,
    String trainers,
    String data,
    String checkpoint,
    String rewardUrl,
    String rewardToken,
    Map<String, String> inherited) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Surroundings {
    Checks.text("master_host", masterHost);
    Checks.text("master_port", masterPort);
    Checks.text("work", work);
    Checks.text("trainers", trainers);
    inherited = new TreeMap<>(inherited);
  }
}
