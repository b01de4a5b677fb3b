package emotionthinker.stages.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.TrainingStage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchPlanTest {
  private static final HandoffOptions D = HandoffOptions.defaults();

  private static HandoffOptions options(int nodes, int gpus, List<String> program) {
    return new HandoffOptions(
        nodes,
        gpus,
        null,
        null,
        null,
        null,
        "py",
        program,
        List.of("--from", "{checkpoint}"),
        Map.of("RUN_NAME", "a-{attempt}"),
        null,
        null,
        null,
        D.metrics(),
        3,
        0,
        List.of(),
        1,
        0,
        D.reward(),
        D.watch(),
        D.log());
  }

  private static Launch launch(Trainer trainer, HandoffOptions options) {
    return new Launch(TrainingStage.GRPO, trainer, options, 2, "id", "/out");
  }

  private static Surroundings around(String checkpoint) {
    return new Surroundings(
        "h0",
        "4242",
        "/work-dir",
        "/t",
        "/data",
        checkpoint,
        "http://r",
        "secret",
        Map.of("PYTHONPATH", "/mine", "HOME", "/h"));
  }

  private static NodePlace place(int node, String... devices) {
    return new NodePlace(node, "h" + node, List.of(devices));
  }

  @Test
  void torchrunHasOneCommandPerNode() {
    Launch launch = launch(Trainer.TRL, options(2, 8, List.of("train.py", "--out={output}")));
    String[] devices = {"0", "1", "2", "3", "4", "5", "6", "7"};
    NodeProcess process = LaunchPlan.of(launch, place(1, devices), around(null)).get(0);
    assertEquals(
        List.of(
            "py",
            "-m",
            "torch.distributed.run",
            "--nnodes",
            "2",
            "--node_rank",
            "1",
            "--nproc_per_node",
            "8",
            "--master_addr",
            "h0",
            "--master_port",
            "4242",
            "--max_restarts",
            "0",
            "--no_python",
            "py",
            "/t/launch/rank.py",
            "/out/_handoff/attempt-002/logs",
            "py",
            "train.py",
            "--out=/out"),
        process.argv());
    assertEquals("0,1,2,3,4,5,6,7", process.env().get("CUDA_VISIBLE_DEVICES"));
    assertEquals("1", process.env().get("NODE_RANK"));
    assertEquals("/t:/t/trl:/mine", process.env().get("PYTHONPATH"));
    assertEquals("a-2", process.env().get("RUN_NAME"));
    assertEquals("/h", process.env().get("HOME"));
    assertEquals("secret", process.env().get("EMOTIONTHINKER_REWARD_TOKEN"));
    assertFalse(process.env().containsKey("RANK"), "torchrun numbers the ranks");
  }

  @Test
  void ranksAreNumberedOverNodesWithoutGaps() {
    Launch launch = launch(Trainer.COMMAND, options(3, 2, List.of("prog", "{world_size}")));
    Set<String> seen = new HashSet<>();
    for (int node = 0; node < 3; node++) {
      List<NodeProcess> processes = LaunchPlan.of(launch, place(node, "4", "5"), around("/c"));
      for (int local = 0; local < 2; local++) {
        NodeProcess one = processes.get(local);
        assertEquals(String.valueOf(2 * node + local), one.env().get("RANK"));
        assertEquals(String.valueOf(local), one.env().get("LOCAL_RANK"));
        assertEquals("6", one.env().get("WORLD_SIZE"));
        assertEquals("4,5", one.env().get("CUDA_VISIBLE_DEVICES"));
        assertEquals(List.of("prog", "6", "--from", "/c"), one.argv());
        assertTrue(seen.add(one.out()) && seen.add(one.env().get("EMOTIONTHINKER_HEARTBEAT")));
      }
    }
  }

  @Test
  void rayHasOneHeadAndOneProgram() {
    Launch launch = launch(Trainer.VERL, options(2, 1, List.of("-m", "verl.trainer.main_ppo")));
    List<NodeProcess> head = LaunchPlan.of(launch, place(0, "3"), around(null));
    List<NodeProcess> other = LaunchPlan.of(launch, place(1, "2"), around(null));
    assertEquals(2, head.size());
    assertTrue(head.get(0).argv().containsAll(List.of("--head", "--port=4242", "--block")));
    assertTrue(head.get(1).main() && !head.get(0).main());
    assertEquals("h0:4242", head.get(1).env().get("RAY_ADDRESS"));
    assertEquals(1, other.size());
    assertFalse(other.get(0).main());
    assertTrue(other.get(0).argv().containsAll(List.of("--address=h0:4242", "--num-gpus=1")));
  }

  @Test
  void bracesThatAreNoPlaceholderStay() {
    HandoffOptions options = options(1, 0, List.of("prog", "{\"a\": 1, \"d\": \"{data}\"}"));
    NodeProcess one =
        LaunchPlan.of(launch(Trainer.COMMAND, options), place(0), around(null)).get(0);
    assertEquals("{\"a\": 1, \"d\": \"/data\"}", one.argv().get(1));
    assertFalse(one.env().containsKey("CUDA_VISIBLE_DEVICES"), "no GPUs asked for: left alone");
  }

  @Test
  void secretsAreRefusedAndNotShown() {
    for (String name : List.of("HF_TOKEN", "WANDB_API_KEY", "AWS_SECRET_ACCESS_KEY", "password")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  new HandoffOptions(
                      1,
                      0,
                      null,
                      null,
                      null,
                      null,
                      "py",
                      List.of("x"),
                      List.of(),
                      Map.of(name, "sesame"),
                      null,
                      null,
                      null,
                      D.metrics(),
                      3,
                      0,
                      List.of(),
                      1,
                      0,
                      D.reward(),
                      D.watch(),
                      D.log()));
      assertTrue(e.getMessage().contains(name) && !e.getMessage().contains("sesame"));
    }
  }
}
