package emotionthinker.jobs.gpu;

import emotionthinker.io.NodeFiles;
import emotionthinker.stages.handoff.Checkpoint;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.LaunchPlan;
import emotionthinker.stages.handoff.LaunchShape;
import emotionthinker.stages.handoff.NodeOutcome;
import emotionthinker.stages.handoff.NodePlace;
import emotionthinker.stages.handoff.NodeProcess;
import emotionthinker.stages.handoff.RankFailure;
import emotionthinker.stages.handoff.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;

/** The processes of a node from their start to their end. */
final class NodeRun {
  /** File in the folder of an attempt with the lines that the trainer logged in it. */
  static final String STEPS = "steps.jsonl";

  private static final int TICK_MS = 200;
  private static final int SIGNS_EVERY = 5;

  private final Launch launch;
  private final NodePlace place;
  private final Surroundings around;
  private final NodeLine line;
  private final Map<String, ProcessLog> logs = new LinkedHashMap<>();
  private final List<String> watched = new ArrayList<>();
  private final LogTail metrics;

  NodeRun(Launch launch, NodePlace place, Surroundings around, NodeLine line) throws IOException {
    this.launch = launch;
    this.place = place;
    this.around = around;
    this.line = line;
    if (place.node() == 0) {
      String file = LaunchPlan.metrics(launch, place, around);
      this.metrics = new LogTail(file, false, Math.max(0, NodeFiles.bytes(file)));
    } else {
      this.metrics = null;
    }
  }

  /**
   * Starts, watches, ends.
   *
   * @param from checkpoint that is gone on from; null for none
   */
  NodeOutcome run(TaskContext task, Checkpoint from) throws IOException, InterruptedException {
    List<NodeProcess> processes = LaunchPlan.of(launch, place, around);
    follow(processes);
    Guard guard = Guard.start(launch, processes, logs.keySet(), around.work(), around.trainers());
    String endedBy = null;
    RankFailure failure = null;
    try (guard) {
      line.state("started");
      for (int tick = 0; !guard.over(); tick++) {
        TimeUnit.MILLISECONDS.sleep(TICK_MS);
        pump(false);
        if (failure == null && endedBy == null) {
          endedBy = line.endedBy();
          failure = endedBy == null ? failed(guard, processes) : null;
          if (failure != null) {
            line.state("failed");
          }
        }
        if (endedBy != null || task.isInterrupted()) {
          guard.end();
        }
        if (tick % SIGNS_EVERY == 0) {
          signs(guard);
        }
      }
    }
    pump(true);
    if (task.isInterrupted()) {
      throw new InterruptedException("Spark ended the task");
    }
    if (failure == null && endedBy == null) {
      failure = failed(guard, processes);
    }
    if (failure == null && !guard.clean()) {
      failure = new RankFailure("guard.py", place.host(), 1, guard.complaints());
    }
    line.state(failure == null ? "done" : "failed");
    Checkpoint newest = place.node() == 0 ? NodeTask.newest(launch) : null;
    return new NodeOutcome(
        place,
        launch.attempt(),
        List.of(),
        failure == null ? null : detailed(failure),
        endedBy,
        guard.ended(),
        from,
        newest,
        List.of());
  }

  private void follow(List<NodeProcess> processes) {
    int ranks = launch.options().ranks();
    if (launch.shape() == LaunchShape.TORCHRUN) {
      for (int rank = place.node() * ranks; rank < (place.node() + 1) * ranks; rank++) {
        follow(LaunchPlan.rankName(rank));
        watched.add(LaunchPlan.rankName(rank));
      }
    }
    for (NodeProcess process : processes) {
      follow(process.name());
      if (process.main() && launch.shape() != LaunchShape.TORCHRUN) {
        watched.add(process.name());
      }
    }
  }

  private void follow(String name) {
    logs.put(name, new ProcessLog(name, launch.logDir() + "/" + name, launch.options().log()));
  }

  private void pump(boolean last) throws IOException {
    for (ProcessLog log : logs.values()) {
      log.pump(line, last);
    }
    if (metrics == null) {
      return;
    }
    List<String> lines = new ArrayList<>(metrics.lines());
    if (last) {
      lines.addAll(metrics.last());
    }
    if (!lines.isEmpty()) {
      NodeFiles.append(launch.attemptDir() + "/" + STEPS, String.join("\n", lines) + "\n");
      logs.values().iterator().next().sign();
    }
  }

  private void signs(Guard guard) {
    line.signs(
        watched.stream()
            .filter(name -> !guard.exits().containsKey(name))
            .map(name -> logs.get(name).signs())
            .toList());
  }

  /** The first process that ended otherwise than it should; null when none did. */
  private RankFailure failed(Guard guard, List<NodeProcess> processes) {
    for (Map.Entry<String, Integer> exit : guard.exits().entrySet()) {
      boolean main = processes.stream().anyMatch(p -> p.name().equals(exit.getKey()) && p.main());
      if (exit.getValue() != 0 || !main) {
        return new RankFailure(exit.getKey(), place.host(), exit.getValue(), List.of());
      }
    }
    return guard.complaints().isEmpty()
        ? null
        : new RankFailure("guard.py", place.host(), 1, guard.complaints());
  }

  /** With the last lines, and torchrun's failure as that of the rank that it blames. */
  private RankFailure detailed(RankFailure failure) throws IOException {
    ProcessLog log = logs.get(failure.process());
    if (log == null) {
      return failure;
    }
    if (launch.shape() == LaunchShape.TORCHRUN) {
      RankFailure.Local blamed = RankFailure.ofTorchrun(log.errors());
      if (blamed != null && blamed.localRank() < launch.options().ranks()) {
        String rank =
            LaunchPlan.rankName(place.node() * launch.options().ranks() + blamed.localRank());
        List<String> lines = logs.get(rank).lastLines();
        return new RankFailure(rank, place.host(), blamed.code(), lines);
      }
    }
    return new RankFailure(failure.process(), place.host(), failure.code(), log.lastLines());
  }
}
