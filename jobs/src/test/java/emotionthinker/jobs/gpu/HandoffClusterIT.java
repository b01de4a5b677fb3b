package emotionthinker.jobs.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.cluster.StandaloneCluster;
import emotionthinker.io.NodeFiles;
import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigBinder;
import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.rewardserver.RewardServerOptions;
import emotionthinker.jobs.run.Console;
import emotionthinker.schemas.TrainingStage;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.handoff.AttemptEnd;
import emotionthinker.stages.handoff.HandoffOptions;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.Trainer;
import emotionthinker.stages.reward.RewardOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hand-offs on a standalone cluster: a master, two workers with two cores and two (pretended) GPUs
 * each, every one a JVM of its own. One application for all cases; none leaves a process behind.
 */
class HandoffClusterIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static StandaloneCluster cluster;
  private static JavaSparkContext spark;
  private static String script;

  @TempDir static Path shared;
  @TempDir Path output;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws Exception {
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
    Assumptions.assumeTrue(hasPython(), "no python3 on this machine, which every trainer needs");
    Path discovery = shared.resolve("gpus.sh");
    Files.writeString(
        discovery, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}'\n");
    assertTrue(discovery.toFile().setExecutable(true));
    Path jar = Path.of(System.getProperty("emotionthinker.jobJar"));
    cluster =
        StandaloneCluster.start(
            Path.of(System.getProperty("emotionthinker.sparkHome")),
            jar.resolveSibling("handoff-cluster"),
            2,
            2,
            List.of(
                "-Dspark.worker.resource.gpu.amount=2",
                "-Dspark.worker.resource.gpu.discoveryScript=" + discovery));
    SparkConf conf =
        new SparkConf()
            .setMaster(cluster.masterUrl())
            .setAppName("hand-off")
            .set("spark.jars", jar.toString())
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.executor.memory", "512m")
            .set("spark.executor.cores", "2")
            .set("spark.executor.extraJavaOptions", "-Djava.io.tmpdir=" + shared)
            .set("spark.executor.resource.gpu.amount", "2");
    spark = new JavaSparkContext(conf);
    script = shared.resolve("rank.py").toString();
    Files.copy(HandoffClusterIT.class.getResourceAsStream("/handoff/rank.py"), Path.of(script));
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    String mark = "EMOTIONTHINKER_LAUNCH=" + launch(List.of()).training();
    assertEquals(
        List.of(), NodeFiles.processesWith(mark), () -> shown.toString(StandardCharsets.UTF_8));
    try (var left = Files.list(shared)) {
      assertEquals(
          List.of(), left.filter(p -> p.getFileName().toString().startsWith("et-")).toList());
    }
  }

  private static HandoffOptions options(List<String> settings) {
    List<String> all = new ArrayList<>();
    all.add("handoff.watch { start_s = 60, hang_s = 60, every_rank = false, grace_s = 1 }");
    settings.forEach(one -> all.add("handoff." + one));
    List<String> pairs =
        all.stream().map(one -> one.replaceFirst("^([\\w.]+) ?\\{", "$1={")).toList();
    return ConfigBinder.bind(ConfigLoader.load(null, pairs), "handoff", HandoffOptions.class);
  }

  private Launch launch(List<String> settings) {
    return new Launch(
        TrainingStage.SFT, Trainer.COMMAND, options(settings), 1, "x", output.toString());
  }

  private Handoff.Result run(String mode, String... settings) throws Exception {
    List<String> all = new ArrayList<>();
    all.add("program=[python3, \"" + script + "\", " + mode + ", \"{output}\"]");
    all.addAll(Arrays.asList(settings));
    NodeJob job =
        new NodeJob(
            launch(all),
            null,
            null,
            Storage.standard(),
            RewardServerOptions.defaults(),
            RewardOptions.defaults(),
            GrpoOptions.defaults().advantage());
    PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
    try (Console console = new Console(Console.Mode.TEXT, err, err, false)) {
      return new Handoff(spark, console, job).run();
    }
  }

  private UserException refused(String mode, String... settings) {
    return assertThrows(UserException.class, () -> run(mode, settings));
  }

  private JsonNode env(int rank) throws IOException {
    return JSON.readTree(Files.readString(output.resolve("env-" + rank + ".json")));
  }

  private static void assertHas(JsonNode env, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      assertEquals(pairs[i + 1], env.path(pairs[i]).asText(), pairs[i]);
    }
  }

  @Test
  void twoNodesWithOneGpuEach() throws Exception {
    Handoff.Result result = run("env", "nodes=2", "gpus_per_node=1", "cpus_per_node=2");
    assertEquals(1, result.launches());
    for (int rank = 0; rank < 2; rank++) {
      JsonNode env = env(rank);
      String at = String.valueOf(rank);
      assertHas(env, "RANK", at, "LOCAL_RANK", "0", "WORLD_SIZE", "2", "LOCAL_WORLD_SIZE", "1");
      assertHas(env, "NNODES", "2", "NODE_RANK", at, "MASTER_ADDR", "127.0.0.1");
      assertHas(env, "EMOTIONTHINKER_ATTEMPT", "1", "EMOTIONTHINKER_STAGE", "sft");
      assertTrue(Set.of("0", "1").contains(env.path("CUDA_VISIBLE_DEVICES").asText()));
      assertFalse(env.has("EMOTIONTHINKER_CHECKPOINT"));
    }
    assertEquals(env(0).path("MASTER_PORT"), env(1).path("MASTER_PORT"));
    assertNotEquals(env(0).path("cwd"), env(1).path("cwd"));
    assertNotEquals(env(0).path("executor"), env(1).path("executor"), "one node per executor");
    assertEquals(1, result.first().steps().get(0).lines().size());
  }

  @Test
  void oneNodeWithTwoGpus() throws Exception {
    run("env", "nodes=1", "gpus_per_node=2");
    for (int rank = 0; rank < 2; rank++) {
      String at = String.valueOf(rank);
      assertHas(env(rank), "RANK", at, "LOCAL_RANK", at, "WORLD_SIZE", "2", "NODE_RANK", "0");
      assertHas(env(rank), "NNODES", "1", "LOCAL_WORLD_SIZE", "2");
      Set<String> devices =
          new HashSet<>(List.of(env(rank).path("CUDA_VISIBLE_DEVICES").asText().split(",")));
      assertEquals(Set.of("0", "1"), devices);
    }
  }

  @Test
  void rankThatFailsEndsTheOthersAndIsNamed() {
    UserException e = refused("fails", "nodes=2", "gpus_per_node=1", "attempts=5");
    String text = e.getMessage();
    assertTrue(text.contains("rank-00001 on 127.0.0.1 ended with exit code 1"), text);
    assertTrue(text.contains("| fails: a reason to fail"), text);
    assertTrue(text.contains("two launches ended in the same way"), text);
    assertTrue(text.contains("launch 2") && !text.contains("launch 3"), text);
  }

  @Test
  void rankThatHangsIsNamedAndTheTrainingGoesOn() throws Exception {
    Handoff.Result result =
        run("hangs", "nodes=2", "gpus_per_node=1", "watch.hang_s=8", "watch.start_s=60");
    assertEquals(2, result.launches());
    AttemptEnd first = result.ends().get(0);
    assertEquals(AttemptEnd.Kind.HUNG, first.kind());
    assertTrue(
        first.message().startsWith("no sign of life: rank-00001 (last sign"), first.message());
    assertTrue(first.message().contains("; the others: rank-00000 (last sign"), first.message());
  }

  @Test
  void rankThatIsKilledIsLaunchedAgain() throws Exception {
    Handoff.Result result = run("killed", "nodes=1", "gpus_per_node=2");
    assertEquals(2, result.launches());
    assertTrue(
        result.ends().get(0).message().contains("signal 9"),
        shown.toString(StandardCharsets.UTF_8));
  }

  @Test
  void floodReachesTheDriverInDropsAndIsKeptWithinLimits() throws Exception {
    run("floods", "nodes=1", "ranks_per_node=1", "log.max_bytes=1000000", "log.lines_per_s=20");
    long lines = shown.toString(StandardCharsets.UTF_8).lines().count();
    assertTrue(lines < 1000, lines + " lines reached the driver");
    assertTrue(
        shown.toString(StandardCharsets.UTF_8).contains(" left out; the kept file has more"));
    Path logs = output.resolve("_handoff/attempt-001/logs");
    assertTrue(Files.size(logs.resolve("rank-00000.out.head")) <= 1 << 20);
    String kept = Files.readString(logs.resolve("rank-00000.out"));
    String last = kept.substring(kept.stripTrailing().lastIndexOf('\n') + 1).strip();
    assertTrue(last.startsWith("the end of the flood after "), last);
    long written = 200L * Long.parseLong(last.split(" ", -1)[6]);
    assertTrue(kept.length() < written / 2, kept.length() + " bytes are kept of " + written);
  }

  @Test
  void childrenThatLeftTheirSessionAreEnded() throws Exception {
    Handoff.Result result = run("forks", "nodes=1", "gpus_per_node=2");
    assertEquals(4, result.first().ended());
  }

  @Test
  void rankThatIgnoresSigtermIsKilledAfterTheGrace() {
    UserException e = refused("deaf", "nodes=2", "gpus_per_node=1", "attempts=1");
    assertTrue(e.getMessage().contains("exit code 3"), e.getMessage());
  }

  @Test
  void halfCheckpointIsPassedOver() throws Exception {
    Handoff.Result result =
        run("half", "nodes=1", "ranks_per_node=1", "resume=[--resume, \"{checkpoint}\"]");
    assertEquals(2, result.launches());
    assertEquals(2, result.first().from().step());
    String from = "goes on from " + output.resolve("checkpoint-2");
    assertTrue(
        shown
            .toString(StandardCharsets.UTF_8)
            .contains(from + " with --resume " + output.resolve("checkpoint-2")),
        shown.toString(StandardCharsets.UTF_8));
  }

  @Test
  void executorThatIsKilledTakesItsProcessesWithIt() throws Exception {
    Handoff.Result result = run("executor", "nodes=2", "gpus_per_node=1", "cpus_per_node=2");
    // the next launch may still be sent to it, before Spark knows that it is gone
    assertTrue(result.launches() >= 2, result.ends().toString());
    assertEquals(AttemptEnd.Kind.LOST, result.ends().get(0).kind());
    assertEquals(result.launches(), result.first().attempt());
  }

  @Test
  void whatIsMissingIsSaidBeforeAnythingStarts() throws Exception {
    assertMissing("has room for", refused("env", "nodes=5", "gpus_per_node=1", "wait_s=1"));
    assertMissing("an executor of this cluster has 2", refused("env", "gpus_per_node=3"));
    assertMissing("cannot be run", refused("env", "python=no-such-python"));
    assertMissing("has no module no_such_module", refused("env", "requires=[no_such_module]"));
    String deep = "work_dir=\"" + output.resolve("x".repeat(60)) + "\"";
    assertMissing("Ray's sockets", refused("env", "shape=ray", deep));
    assertMissing("min_free_bytes", refused("env", "min_free_bytes=900000000000000000"));
    assertMissing("is not there", refused("env", "data=\"" + output.resolve("none") + "\""));
    assertFalse(Files.exists(output.resolve("_handoff/attempt-001")), "an attempt was counted");
    Files.writeString(output.resolve("file"), "");
    Launch onFile =
        new Launch(
            TrainingStage.SFT,
            Trainer.COMMAND,
            options(List.of("program=[\"true\"]", "nodes=2")),
            1,
            "x",
            output.resolve("file/below").toString());
    NodeJob job =
        new NodeJob(
            onFile,
            null,
            null,
            Storage.standard(),
            RewardServerOptions.defaults(),
            RewardOptions.defaults(),
            GrpoOptions.defaults().advantage());
    try (Console console = new Console(Console.Mode.QUIET, System.out, System.err, false)) {
      UserException e =
          assertThrows(UserException.class, () -> new Handoff(spark, console, job).run());
      assertMissing("cannot be written to", e);
    }
  }

  private static void assertMissing(String what, UserException e) {
    assertTrue(e.getMessage().contains(what), e.getMessage());
  }
}
