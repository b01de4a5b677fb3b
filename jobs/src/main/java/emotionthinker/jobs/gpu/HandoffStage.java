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
import emotionthinker.stages.handoff.HandoffOptions;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.NodeOutcome;
import emotionthinker.stages.handoff.StepLog;
import emotionthinker.stages.handoff.Trainer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

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
    NodeJob job =
        new NodeJob(
            launch(context, 1, "first"),
            null,
            null,
            context.storage(),
            context.config().rewardServer(),
            context.config().reward(),
            context.config().grpo().advantage());
    JavaSparkContext spark = new JavaSparkContext(context.spark().sparkContext());
    Handoff.Result result = new Handoff(spark, context.console(), job).run();
    return commit(context, spec, folder, result.first(), result.launches());
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
