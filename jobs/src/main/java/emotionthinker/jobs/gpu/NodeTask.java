package emotionthinker.jobs.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.NodeFiles;
import emotionthinker.stages.handoff.Checkpoint;
import emotionthinker.stages.handoff.CheckpointRule;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.NodeOutcome;
import emotionthinker.stages.handoff.NodePlace;
import emotionthinker.stages.handoff.OutputFiles;
import emotionthinker.stages.handoff.Surroundings;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.resource.ResourceInformation;
import scala.runtime.AbstractFunction1;

/**
 * The barrier task that is a node. Node 0 counts the attempt, looks for a checkpoint, leases the
 * port and starts the reward service; all nodes check themselves; only when every one of them has
 * said that it can, any process is started.
 */
final class NodeTask
    extends AbstractFunction1<
        scala.collection.Iterator<Integer>, scala.collection.Iterator<NodeOutcome>>
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GPU = "gpu";

  private final NodeJob job;

  NodeTask(NodeJob job) {
    this.job = job;
  }

  @Override
  public scala.collection.Iterator<NodeOutcome> apply(scala.collection.Iterator<Integer> none) {
    BarrierTaskContext context = BarrierTaskContext.get();
    if (context.stageAttemptNumber() > 0) {
      throw new IllegalStateException(
          "Spark started the stage again; a launch is repeated by the driver, from a checkpoint");
    }
    try {
      Iterator<NodeOutcome> one = Collections.singleton(run(context)).iterator();
      return scala.collection.JavaConverters.asScalaIterator(one);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the task was ended", e);
    }
  }

  private NodeOutcome run(BarrierTaskContext context) throws IOException, InterruptedException {
    NodePlace place = place(context);
    try (NodeLine line =
        new NodeLine(job.driver(), place.node(), place.host(), context.stageAttemptNumber())) {
      try {
        return place.node() == 0 ? first(context, place, line) : other(context, place, line);
      } finally {
        // whatever happened was reported, or is thrown: only an executor that dies says nothing
        line.state("bye");
      }
    }
  }

  private static NodePlace place(BarrierTaskContext context) {
    String address = context.getTaskInfos()[context.partitionId()].address();
    ResourceInformation gpu = context.resourcesJMap().get(GPU);
    return new NodePlace(
        context.partitionId(),
        address.substring(0, address.lastIndexOf(':')),
        gpu == null ? List.of() : List.of(gpu.addresses()));
  }

  /** What node 0 tells the others. */
  private record Meeting(
      Launch launch,
      boolean ready,
      String host,
      int port,
      Checkpoint checkpoint,
      String rewardUrl) {

    String json() {
      ObjectNode out = JSON.createObjectNode();
      out.put("attempt", launch.attempt()).put("ready", ready).put("host", host);
      out.put("port", port);
      if (checkpoint != null) {
        out.put("step", checkpoint.step()).put("folder", checkpoint.folder());
      }
      return out.put("reward_url", rewardUrl).toString();
    }

    static Meeting of(Launch launch, String json) throws IOException {
      JsonNode row = JSON.readTree(json);
      return new Meeting(
          launch.withAttempt(row.path("attempt").asInt()),
          row.path("ready").asBoolean(),
          row.path("host").asText(),
          row.path("port").asInt(),
          row.has("folder")
              ? new Checkpoint(row.path("step").asLong(), row.path("folder").asText())
              : null,
          row.path("reward_url").isTextual() ? row.path("reward_url").asText() : null);
    }
  }

  private NodeOutcome first(BarrierTaskContext context, NodePlace place, NodeLine line)
      throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    String unwritable = NodeFiles.notWritable(job.launch().output());
    if (unwritable != null) {
      problems.add(
          "handoff.output_dir = " + job.launch().output() + " cannot be written to: " + unwritable);
    }
    int former = unwritable == null ? attempts(job.launch()) : 0;
    if (unwritable == null && former < job.launch().attempt() - 1) {
      problems.add(
          "handoff.output_dir = "
              + job.launch().output()
              + " does not hold what earlier launches kept: it must be the same on every host");
    }
    Launch launch = job.launch().withAttempt(Math.max(former, job.launch().attempt() - 1) + 1);
    Checkpoint checkpoint = problems.isEmpty() ? newest(launch) : null;
    if (problems.isEmpty()) {
      NodeFiles.createFolder(launch.logDir());
      NodeFiles.write(probe(launch), new byte[0]);
    }
    NodeOutcome outcome;
    try (LeasedPort port = LeasedPort.any();
        NodeRewards rewards = problems.isEmpty() ? rewards(launch, place, problems) : null) {
      Meeting meeting =
          new Meeting(
              launch,
              problems.isEmpty(),
              place.host(),
              port.port(),
              checkpoint,
              rewards == null ? launch.options().reward().url() : rewards.url());
      context.allGather(meeting.json());
      outcome = together(context, place, line, meeting, problems);
    }
    // after the reward service, which writes its last step when it is closed
    return outcome.failure() == null && outcome.problems().isEmpty()
        ? outcome.withSteps(steps(launch))
        : outcome;
  }

  private static List<NodeOutcome.StepLines> steps(Launch launch) throws IOException {
    List<NodeOutcome.StepLines> out = new ArrayList<>();
    for (int attempt = 1; attempt <= launch.attempt(); attempt++) {
      String folder = launch.withAttempt(attempt).attemptDir() + "/";
      List<String> lines = new ArrayList<>(NodeFiles.lines(folder + NodeRun.STEPS));
      lines.addAll(NodeFiles.lines(folder + NodeRewards.JOURNAL));
      out.add(new NodeOutcome.StepLines(attempt, lines));
    }
    return out;
  }

  private NodeRewards rewards(Launch launch, NodePlace place, List<String> problems)
      throws IOException {
    if (!launch.options().reward().ofStage()) {
      return null;
    }
    try {
      return NodeRewards.start(job, launch, place.host());
    } catch (emotionthinker.schemas.UserException e) {
      problems.add("the reward service cannot be started: " + e.getMessage());
      return null;
    }
  }

  private NodeOutcome other(BarrierTaskContext context, NodePlace place, NodeLine line)
      throws IOException, InterruptedException {
    String told = context.allGather("{}")[0];
    Meeting meeting = Meeting.of(job.launch(), told);
    List<String> problems = new ArrayList<>();
    if (meeting.ready() && !NodeFiles.exists(probe(meeting.launch()))) {
      problems.add(
          "handoff.output_dir = "
              + job.launch().output()
              + " is not the folder that node 0 ("
              + meeting.host()
              + ") sees: it must be on a file system that all nodes share");
    }
    return together(context, place, line, meeting, problems);
  }

  private NodeOutcome together(
      BarrierTaskContext context,
      NodePlace place,
      NodeLine line,
      Meeting meeting,
      List<String> problems)
      throws IOException, InterruptedException {
    Launch launch = meeting.launch();
    String work = NodeFiles.scratch(launch.options().workDir(), NodeChecks.prefix(launch));
    problems.addAll(new NodeChecks(job, place).problems(work));
    String data = null;
    if (problems.isEmpty()) {
      try {
        data = NodeChecks.localData(job, work);
        TrainerScripts.writeTo(work + "/trainers");
      } catch (IOException e) {
        problems.add(e.getMessage());
      }
    }
    String mine = JSON.writeValueAsString(problems);
    boolean refused = Stream.of(context.allGather(mine)).anyMatch(theirs -> !theirs.equals("[]"));
    if (refused) {
      NodeFiles.delete(work);
      if (place.node() == 0 && meeting.ready()) {
        NodeFiles.delete(launch.attemptDir());
      }
      return new NodeOutcome(
          place, launch.attempt(), problems, null, null, 0, meeting.checkpoint(), null, List.of());
    }
    String folder = meeting.checkpoint() == null ? null : meeting.checkpoint().folder();
    Surroundings around =
        new Surroundings(
            meeting.host(),
            String.valueOf(meeting.port()),
            work,
            work + "/trainers",
            data,
            folder == null ? null : launch.output() + "/" + folder,
            meeting.rewardUrl(),
            launch.options().reward().ofStage() ? job.rewardToken() : null,
            System.getenv());
    return new NodeRun(launch, place, around, line).run(context, meeting.checkpoint());
  }

  private static String probe(Launch launch) {
    return launch.attemptDir() + "/launch-" + launch.id();
  }

  /** Launches that the output folder has seen. */
  private static int attempts(Launch launch) throws IOException {
    int most = 0;
    for (String name : NodeFiles.names(launch.keptDir())) {
      if (name.matches("attempt-\\d{3,9}")) {
        most = Math.max(most, Integer.parseInt(name.substring("attempt-".length())));
      }
    }
    return most;
  }

  /** The newest whole checkpoint; null when there is none. */
  static Checkpoint newest(Launch launch) throws IOException {
    CheckpointRule.Found found =
        launch
            .checkpoints()
            .find(
                new OutputFiles() {
                  @Override
                  public SortedMap<String, Long> files() throws IOException {
                    return NodeFiles.files(launch.output());
                  }

                  @Override
                  public byte[] read(String file, long offset, int bytes) throws IOException {
                    return NodeFiles.read(launch.output() + "/" + file, offset, bytes);
                  }
                });
    return found.newest();
  }
}
