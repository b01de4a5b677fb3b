package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Handing nodes to a trainer. Texts may hold the placeholders of {@link LaunchPlan}.
 *
 * @param nodes nodes, each one Spark task
 * @param gpusPerNode accelerators of a node, as Spark's resource {@code gpu}; 0 for none
 * @param ranksPerNode ranks of a node; null for as many as accelerators, and 1 without any
 * @param cpusPerNode cores that a node takes from Spark; null for {@code spark.task.cpus}
 * @param shape torchrun, ray or ranks; null for what the trainer is known for
 * @param checkpoints how checkpoints look; null for what the trainer is known for
 * @param python the Python of every node
 * @param program what it runs; under the trainer command the program itself comes first
 * @param resume arguments that follow when there is a checkpoint
 * @param env environment of the ranks; no place for secrets, which executors are given by Spark
 * @param data folder or file of training data, any Hadoop path; null for none
 * @param outputDir folder of checkpoints and kept logs: a path that all nodes share; null for
 *     {@code <run>/<stage>/output} of a run on a file system that is mounted
 * @param workDir folder for scratch on the node; null for the executor's temporary folder
 * @param metrics file of JSON lines that the trainer logs steps into
 * @param attempts launches in all
 * @param minFreeBytes free bytes that work and output folder must have (bytes)
 * @param requires Python modules that every node must have besides the trainer's
 * @param waitS time that executors have to come (s)
 * @param driverPort port on which the driver hears from the nodes; 0 for any
 * @param reward where rewards come from
 * @param watch when a training counts as hung
 * @param log how much output is shown and kept
 */
public record HandoffOptions(
    int nodes,
    int gpusPerNode,
    Integer ranksPerNode,
    Integer cpusPerNode,
    LaunchShape shape,
    CheckpointRule checkpoints,
    String python,
    List<String> program,
    List<String> resume,
    Map<String, String> env,
    String data,
    String outputDir,
    String workDir,
    String metrics,
    int attempts,
    long minFreeBytes,
    List<String> requires,
    int waitS,
    int driverPort,
    RewardHookOptions reward,
    WatchOptions watch,
    LogOptions log)
    implements Serializable {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(token|secret|passw|credential|api_?key|access_?key).*");
  private static final Pattern MODULE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public HandoffOptions {
    Checks.range("nodes", (double) nodes, 1, 4096, "from 1 to 4096");
    Checks.range("gpus_per_node", (double) gpusPerNode, 0, 64, "from 0 to 64");
    Checks.range("ranks_per_node", boxed(ranksPerNode), 1, 256, "from 1 to 256, or null");
    Checks.range("cpus_per_node", boxed(cpusPerNode), 1, 4096, "from 1 to 4096, or null");
    Checks.text("python", python);
    program = Checks.list("program", program);
    resume = Checks.list("resume", resume);
    env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    for (String name : env.keySet()) {
      if (SECRET.matcher(name).matches()) {
        throw Checks.bad(
            "env." + name,
            "(hidden)",
            "no secret: give it to the executors, for instance with spark.executorEnv." + name);
      }
    }
    Checks.text("metrics", metrics);
    Checks.range("attempts", (double) attempts, 1, 1000, "from 1 to 1000");
    Checks.nonNegative("min_free_bytes", minFreeBytes);
    requires = Checks.list("requires", requires);
    for (String module : requires) {
      if (!MODULE.matcher(module).matches()) {
        throw Checks.bad("requires", module, "names of Python modules");
      }
    }
    Checks.positive("wait_s", waitS);
    Checks.range("driver_port", (double) driverPort, 0, 65_535, "from 0 to 65535");
    Checks.present("reward", reward);
    Checks.present("watch", watch);
    Checks.present("log", log);
  }

  /** The values of conf/reference/handoff.conf. */
  public static HandoffOptions defaults() {
    return new HandoffOptions(
        1,
        0,
        null,
        null,
        null,
        null,
        "python3",
        List.of(),
        List.of(),
        Map.of(),
        null,
        null,
        null,
        "{attempt_dir}/metrics.jsonl",
        3,
        1L << 30,
        List.of(),
        300,
        0,
        new RewardHookOptions("none", "rules"),
        new WatchOptions(1800, 1800, false, 30),
        new LogOptions(50, 2000, 256L << 20, 20));
  }

  /** Ranks of a node, resolved. */
  public int ranks() {
    return ranksPerNode == null ? Math.max(1, gpusPerNode) : ranksPerNode;
  }

  /** Ranks of the training. */
  public int worldSize() {
    return nodes * ranks();
  }

  private static Double boxed(Integer value) {
    return value == null ? null : (double) value;
  }
}
