package emotionthinker.stages.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The processes of one node: commands and environment.
 *
 * <table>
 * <caption>What a rank finds in its environment, in every shape</caption>
 * <tr><td>RANK, LOCAL_RANK, WORLD_SIZE, LOCAL_WORLD_SIZE, MASTER_ADDR, MASTER_PORT</td><td>as
 * torch.distributed reads them; set by torchrun, here in shape ranks; none in shape ray, where the
 * trainer places its workers itself</td></tr>
 * <tr><td>NNODES, NODE_RANK</td><td>nodes, and which one this is</td></tr>
 * <tr><td>CUDA_VISIBLE_DEVICES</td><td>all accelerators that Spark gave to the node, which
 * LOCAL_RANK indexes; left alone when the hand-off asks for none</td></tr>
 * <tr><td>EMOTIONTHINKER_LAUNCH, _STAGE, _ATTEMPT</td><td>id that marks every process of the
 * launch, sft or grpo, number of the launch</td></tr>
 * <tr><td>EMOTIONTHINKER_DATA, _OUTPUT, _CHECKPOINT, _METRICS</td><td>local paths; left out where
 * there is none</td></tr>
 * <tr><td>EMOTIONTHINKER_HEARTBEAT</td><td>a file of the rank's own: one that has touched it once is
 * held to touching it</td></tr>
 * <tr><td>EMOTIONTHINKER_TRAINERS</td><td>folder of the adapters; it and
 * the folder of the trainer's own are first in PYTHONPATH</td></tr>
 * <tr><td>EMOTIONTHINKER_REWARD_URL, _REWARD_TOKEN</td><td>the reward service</td></tr>
 * </table>
 *
 * <p>Placeholders in program, resume, metrics and values of env: {@code {data}}, {@code {output}},
 * {@code {checkpoint}}, {@code {metrics}}, {@code {attempt}}, {@code {attempt_dir}}, {@code
 * {work}}, {@code {trainers}}, {@code {nodes}}, {@code {gpus}}, {@code {ranks}}, {@code
 * {world_size}}, {@code {master_host}}, {@code {master_port}}, {@code {reward_url}}. Other braces
 * are left as they stand.
 */
public final class LaunchPlan {
  private static final String PREFIX = "EMOTIONTHINKER_";

  private final Launch launch;
  private final NodePlace place;
  private final Surroundings around;
  private final Map<String, String> placeholders;

  private LaunchPlan(Launch launch, NodePlace place, Surroundings around) {
    this.launch = launch;
    this.place = place;
    this.around = around;
    this.placeholders = placeholders();
  }

  /** The processes to start on a node, in order. */
  public static List<NodeProcess> of(Launch launch, NodePlace place, Surroundings around) {
    LaunchPlan plan = new LaunchPlan(launch, place, around);
    return switch (launch.shape()) {
      case TORCHRUN -> List.of(plan.torchrun());
      case RAY -> plan.ray();
      case RANKS -> plan.ranks();
    };
  }

  /** File that the trainer logs its steps into. */
  public static String metrics(Launch launch, NodePlace place, Surroundings around) {
    return new LaunchPlan(launch, place, around).filled(launch.options().metrics());
  }

  /** Name of a rank in files and messages. */
  public static String rankName(int rank) {
    return String.format(Locale.ROOT, "rank-%05d", rank);
  }

  private NodeProcess torchrun() {
    HandoffOptions options = launch.options();
    List<String> argv = new ArrayList<>(List.of(options.python(), "-m", "torch.distributed.run"));
    argv.addAll(List.of("--nnodes", String.valueOf(options.nodes())));
    argv.addAll(List.of("--node_rank", String.valueOf(place.node())));
    argv.addAll(List.of("--nproc_per_node", String.valueOf(options.ranks())));
    argv.addAll(List.of("--master_addr", around.masterHost()));
    argv.addAll(List.of("--master_port", around.masterPort()));
    // a restart within torchrun would know nothing of checkpoints, attempts and logs
    argv.addAll(List.of("--max_restarts", "0", "--no_python"));
    argv.addAll(List.of(options.python(), around.trainers() + "/launch/rank.py", launch.logDir()));
    argv.addAll(program());
    return process("torchrun-" + place.node(), true, argv, common());
  }

  private List<NodeProcess> ray() {
    HandoffOptions options = launch.options();
    String address = around.masterHost() + ":" + around.masterPort();
    boolean head = place.node() == 0;
    List<String> argv = new ArrayList<>(List.of(options.python()));
    if (!head) {
      // a node that asks before the head listens gives up
      argv.addAll(List.of(around.trainers() + "/launch/ray_join.py", address));
      argv.addAll(List.of(String.valueOf(options.watch().startS()), options.python()));
    }
    argv.addAll(List.of("-m", "ray.scripts.scripts", "start", "--block", "--disable-usage-stats"));
    if (head) {
      argv.addAll(List.of("--head", "--port=" + around.masterPort(), "--include-dashboard=false"));
      argv.add("--temp-dir=" + around.work() + "/r");
    } else {
      argv.add("--address=" + address);
    }
    argv.add("--node-ip-address=" + place.host());
    argv.add("--num-gpus=" + place.devices().size());
    if (options.cpusPerNode() != null) {
      argv.add("--num-cpus=" + options.cpusPerNode());
    }
    List<NodeProcess> out = new ArrayList<>();
    out.add(process("ray-" + place.node(), false, argv, common()));
    if (head) {
      List<String> program = new ArrayList<>(List.of(options.python()));
      program.add(around.trainers() + "/launch/ray_program.py");
      program.addAll(List.of(String.valueOf(options.nodes())));
      program.add(String.valueOf(options.watch().startS()));
      program.addAll(program());
      Map<String, String> env = common();
      env.put("RAY_ADDRESS", address);
      out.add(process("program", true, program, env));
    }
    return out;
  }

  private List<NodeProcess> ranks() {
    int local = launch.options().ranks();
    List<NodeProcess> out = new ArrayList<>();
    for (int i = 0; i < local; i++) {
      int rank = place.node() * local + i;
      Map<String, String> env = common();
      env.put("RANK", String.valueOf(rank));
      env.put("LOCAL_RANK", String.valueOf(i));
      env.put("WORLD_SIZE", String.valueOf(launch.options().worldSize()));
      env.put("LOCAL_WORLD_SIZE", String.valueOf(local));
      env.put("MASTER_ADDR", around.masterHost());
      env.put("MASTER_PORT", around.masterPort());
      env.put(PREFIX + "HEARTBEAT", launch.logDir() + "/" + rankName(rank) + ".beat");
      out.add(process(rankName(rank), true, program(), env));
    }
    return out;
  }

  private List<String> program() {
    List<String> out = new ArrayList<>();
    if (launch.trainer() != Trainer.COMMAND) {
      out.add(launch.options().python());
    }
    launch.options().program().forEach(argument -> out.add(filled(argument)));
    if (around.checkpoint() != null) {
      launch.options().resume().forEach(argument -> out.add(filled(argument)));
    }
    return out;
  }

  private NodeProcess process(
      String name, boolean main, List<String> argv, Map<String, String> env) {
    String log = launch.logDir() + "/" + name;
    return new NodeProcess(name, main, argv, env, log + ".out", log + ".err");
  }

  private Map<String, String> common() {
    Map<String, String> env = new TreeMap<>(around.inherited());
    launch.options().env().forEach((name, value) -> env.put(name, filled(value)));
    if (launch.options().gpusPerNode() > 0) {
      env.put("CUDA_VISIBLE_DEVICES", String.join(",", place.devices()));
    }
    env.put("NNODES", String.valueOf(launch.options().nodes()));
    env.put("NODE_RANK", String.valueOf(place.node()));
    // what a rank prints must be seen when it prints it, not when a buffer is full
    env.put("PYTHONUNBUFFERED", "1");
    String path = env.get("PYTHONPATH");
    String own = launch.trainer().module() == null ? "" : ":" + around.trainers() + "/" + tool();
    env.put("PYTHONPATH", around.trainers() + own + (path == null ? "" : ":" + path));
    env.put(PREFIX + "LAUNCH", launch.id());
    env.put(PREFIX + "STAGE", launch.stage().wire());
    env.put(PREFIX + "ATTEMPT", String.valueOf(launch.attempt()));
    env.put(PREFIX + "OUTPUT", launch.output());
    env.put(PREFIX + "TRAINERS", around.trainers());
    env.put(PREFIX + "METRICS", filled(launch.options().metrics()));
    put(env, "DATA", around.data());
    put(env, "CHECKPOINT", around.checkpoint());
    put(env, "REWARD_URL", around.rewardUrl());
    put(env, "REWARD_TOKEN", around.rewardToken());
    return env;
  }

  /** Folder of the trainer's own adapter. */
  private String tool() {
    return launch.trainer().wire().replace('-', '_');
  }

  private static void put(Map<String, String> env, String name, String value) {
    if (value == null) {
      return;
    }
    env.put(PREFIX + name, value);
  }

  private Map<String, String> placeholders() {
    Map<String, String> out = new TreeMap<>();
    HandoffOptions options = launch.options();
    out.put("data", around.data());
    out.put("output", launch.output());
    out.put("checkpoint", around.checkpoint());
    out.put("attempt", String.valueOf(launch.attempt()));
    out.put("attempt_dir", launch.attemptDir());
    out.put("work", around.work());
    out.put("trainers", around.trainers());
    out.put("nodes", String.valueOf(options.nodes()));
    out.put("gpus", String.valueOf(options.gpusPerNode()));
    out.put("ranks", String.valueOf(options.ranks()));
    out.put("world_size", String.valueOf(options.worldSize()));
    out.put("master_host", around.masterHost());
    out.put("master_port", around.masterPort());
    out.put("reward_url", around.rewardUrl());
    String metrics = fill(options.metrics(), out);
    out.put("metrics", metrics);
    return out;
  }

  private String filled(String text) {
    return fill(text, placeholders);
  }

  private static String fill(String text, Map<String, String> values) {
    String out = text;
    for (Map.Entry<String, String> one : values.entrySet()) {
      if (one.getValue() != null) {
        out = out.replace("{" + one.getKey() + "}", one.getValue());
      }
    }
    return out;
  }
}
