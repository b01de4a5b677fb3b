package emotionthinker.jobs.gpu;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.io.table.InputListing;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.train.TrainerBackends;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.TrainingStage;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.handoff.AttemptEnd;
import emotionthinker.stages.handoff.AttemptPolicy;
import emotionthinker.stages.handoff.HandoffOptions;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.NodeOutcome;
import emotionthinker.stages.handoff.StepLog;
import emotionthinker.stages.handoff.Trainer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;

/**
 * Hands nodes of the cluster to a trainer, launches again from the newest whole checkpoint when
 * that makes sense, and commits what was logged.
 */
final class HandoffStage implements Stage {
  private final TrainingStage stage;
  private final Trainer trainer;
  private final String output;

  /**
   * A stage.
   *
   * @param output folder of checkpoints, a local path
   */
  HandoffStage(TrainingStage stage, Trainer trainer, String output) {
    this.stage = stage;
    this.trainer = trainer;
    this.output = output;
  }

  @Override
  public String name() {
    return stage.wire();
  }

  @Override
  public String summary() {
    return "Hand nodes of the cluster to " + trainer.wire() + " (Spark).";
  }

  @Override
  public String table() {
    return TrainerBackends.table(stage);
  }

  /** What of the hand-off determines what is trained. */
  private record Determines(
      String trainer,
      String shape,
      int nodes,
      int ranks,
      List<String> program,
      Map<String, String> env,
      String rewardModel) {}

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    HandoffOptions options = context.config().handoff();
    Launch launch = launch(context, 1, "spec");
    Map<String, Record> determines = new TreeMap<>();
    String model =
        options.reward().ofStage()
            ? RewardModels.id(context.storage(), options.reward().model())
            : options.reward().from();
    determines.put(
        "handoff",
        new Determines(
            trainer.wire(),
            launch.shape().wire(),
            options.nodes(),
            options.ranks(),
            options.program(),
            options.env(),
            model));
    if (options.reward().ofStage()) {
      determines.put("reward", context.config().reward());
      determines.put("advantage", context.config().grpo().advantage());
    }
    Map<String, String> inputs = new TreeMap<>();
    if (options.data() != null) {
      inputs.put("data", fingerprint(context.storage(), options.data()));
    }
    return context.spec(Table.TRAINING_LOG, name(), inputs, determines);
  }

  private static String fingerprint(Storage storage, String data) throws IOException {
    String uri = storage.resolve(data);
    if (!storage.exists(uri) && !storage.isFolder(uri)) {
      throw UserException.badValue(
          "handoff.data",
          data,
          "a file or folder that the driver sees",
          "export it, or correct it");
    }
    InputListing listing = new InputListing();
    if (!storage.isFolder(uri)) {
      listing.accept(storage, uri);
      return listing.sha256();
    }
    try (Stream<Entry> entries = storage.list(uri)) {
      entries.filter(Entry::isFile).forEach(entry -> listing.accept(storage, entry));
    }
    return listing.sha256();
  }

  private Launch launch(RunContext context, int attempt, String id) {
    return new Launch(stage, trainer, context.config().handoff(), attempt, id, output);
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder) throws Exception {
    HandoffOptions options = context.config().handoff();
    JavaSparkContext spark = new JavaSparkContext(context.spark().sparkContext());
    ClusterFit fit = new ClusterFit(spark.sc(), options);
    ResourceProfile profile = fit.profile();
    AttemptPolicy policy = new AttemptPolicy(options.attempts());
    List<AttemptEnd> ends = new ArrayList<>();
    while (true) {
      fit.await(profile);
      int least = ends.isEmpty() ? 1 : ends.get(ends.size() - 1).attempt() + 1;
      OneLaunch.Result result = launched(context, spark, profile, least);
      AttemptEnd end = result.end();
      ends.add(end);
      if (end.kind() == AttemptEnd.Kind.DONE) {
        return commit(context, spec, folder, result.outcomes().get(0), ends.size());
      }
      String giveUp = policy.giveUp(ends);
      if (giveUp != null) {
        throw new UserException(failure(ends, giveUp));
      }
      context
          .console()
          .log("[" + name() + "] launch " + end.attempt() + " ended: " + end.message());
    }
  }

  private OneLaunch.Result launched(
      RunContext context, JavaSparkContext spark, ResourceProfile profile, int least)
      throws Exception {
    SecureRandom random = new SecureRandom();
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String training =
        HexFormat.of().formatHex(ByteBuffer.allocate(4).putInt(output.hashCode()).array());
    String id = training + "-" + Integer.toHexString(random.nextInt());
    Launch launch = launch(context, least, id);
    OneLaunch one = new OneLaunch(spark, context.console(), name(), launch.shape());
    String host = spark.getConf().get("spark.driver.host");
    String bind = spark.getConf().get("spark.driver.bindAddress", host);
    int port = context.config().handoff().driverPort();
    try (DriverLine line = new DriverLine(bind, host, port, token, one)) {
      NodeJob job =
          new NodeJob(
              launch,
              line.at(),
              context.storage(),
              training,
              context.config().rewardServer(),
              context.config().reward(),
              context.config().grpo().advantage());
      return one.run(job, line, profile);
    }
  }

  private String failure(List<AttemptEnd> ends, String giveUp) {
    return name()
        + " by "
        + trainer.wire()
        + " did not finish: "
        + giveUp
        + ".\n"
        + ends.stream()
            .map(end -> "launch " + end.attempt() + ": " + end.message())
            .collect(Collectors.joining("\n"))
        + "\nLogs and checkpoints are in "
        + output
        + ". What to do: correct what the lines above say and run the command again; it goes on"
        + " from the newest whole checkpoint";
  }

  private Manifest commit(
      RunContext context, StageSpec spec, TableFolder folder, NodeOutcome first, int launches)
      throws IOException {
    StepLog log = new StepLog(stage, trainer.wire());
    for (NodeOutcome.StepLines attempt : first.steps()) {
      attempt.lines().forEach(text -> log.accept(attempt.attempt(), text));
    }
    List<TrainingLog> rows = log.rows();
    PartPlan plan = PartPlan.of(rows.size(), Integer.MAX_VALUE);
    new TableWriter<>(folder, Table.TRAINING_LOG, plan).writePart(0, rows.iterator());
    Map<String, Long> counts =
        Map.of("attempts", (long) first.attempt(), "lines_without_step", log.withoutStep());
    context.notes().put("launches", (long) launches);
    return TableCommit.commit(
        folder, spec, plan, null, Outcome.aggregate(rows.size(), counts), context.lock());
  }
}
