package emotionthinker.jobs.train;

import emotionthinker.io.Storage;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.models.policy.Learner;
import emotionthinker.models.policy.PartRunner;
import emotionthinker.models.policy.PolicyFiles;
import emotionthinker.models.policy.ThreadRunner;
import emotionthinker.models.policy.TrainState;
import emotionthinker.schemas.StepTiming;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.TrainingStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;

/** What the two embedded training stages share: runner, states, log on the terminal, commit. */
final class TrainingRun implements Learner.Watch {
  private static final double NANOS = 1e9;
  private static final double LINE_EVERY_S = 5;

  private final RunContext context;
  private final TrainingStage stage;
  private final StageSpec spec;
  private final StateFolder states;
  private final List<TrainingLog> rows = new ArrayList<>();
  private final AtomicLong done = new AtomicLong();
  private final List<StepTiming> timings = new ArrayList<>();
  private long lastStep = System.nanoTime();
  private long lastLine = lastStep;

  TrainingRun(RunContext context, TrainingStage stage, StageSpec spec) {
    this.context = context;
    this.stage = stage;
    this.spec = spec;
    this.states = new StateFolder(context.storage(), folder("_state"), key(spec));
    RunConfig config = context.config();
    long steps = stage == TrainingStage.SFT ? config.sft().steps() : config.grpoTrain().steps();
    context.progress().follow(steps, done::get, () -> 0);
  }

  private static String key(StageSpec spec) {
    String all =
        spec.stage() + spec.inputs() + spec.configSha256() + spec.seeds() + spec.codeVersion();
    return StateFolder.sha256(all.getBytes(StandardCharsets.UTF_8));
  }

  private String folder(String name) {
    Storage storage = context.storage();
    return storage.child(context.run(), stage.wire() + "/" + name);
  }

  /** Where parts are computed, in words. */
  static String where(RunConfig config) {
    String runOn = config.learner().runOn();
    boolean local = config.spark().master().startsWith("local");
    return runOn.equals("auto") ? (local ? "threads" : "spark") : runOn;
  }

  PartRunner.Factory runners() {
    boolean auto = context.config().learner().runOn().equals("auto");
    JavaSparkContext spark = new JavaSparkContext(context.spark().sparkContext());
    boolean threads =
        auto ? spark.sc().isLocal() : context.config().learner().runOn().equals("threads");
    int given = context.config().learner().threads();
    int many = given > 0 ? given : Runtime.getRuntime().availableProcessors();
    return threads
        ? (shape, tokens) -> new ThreadRunner(shape, tokens, many)
        : (shape, tokens) -> new SparkRunner(spark, shape, tokens, 0);
  }

  /** The state that this very training was left in; null for none. */
  TrainState resume(Function<Map<String, byte[]>, TrainState> read) throws IOException {
    Map<String, byte[]> files = states.newest().orElse(null);
    if (files == null) {
      return null;
    }
    TrainState state = read.apply(files);
    rows.addAll(state.log());
    context.console().log("[" + stage.wire() + "] goes on after step " + state.step());
    return state;
  }

  @Override
  public void step(TrainingLog row, long tokens) {
    rows.add(row);
    done.set(row.step());
    long now = System.nanoTime();
    StepTiming timing = StepTiming.of(stage, row.step(), tokens, (now - lastStep) / NANOS);
    timings.add(timing);
    lastStep = now;
    if ((now - lastLine) / NANOS >= LINE_EVERY_S) {
      lastLine = now;
      context.console().log(line(row, timing));
    }
  }

  private String line(TrainingLog row, StepTiming timing) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "[%s] step %d", stage.wire(), row.step()));
    add(out, "loss", row.loss());
    add(out, "reward", row.rewardMean());
    add(out, "format", row.rewardFormatMean());
    add(out, "accuracy", row.accuracy());
    add(out, "R_t", row.rewardThoughtMean());
    add(out, "tau", row.tauMean());
    add(out, "gate", row.reasoningShare());
    add(out, "KL", row.kl());
    add(out, "entropy", row.entropy());
    add(out, "tokens", row.lengthTokensMean());
    row.extra().forEach(more -> add(out, more.name(), more.value()));
    add(out, "tokens/s", timing.tokensPerS());
    return out.toString();
  }

  private static void add(StringBuilder out, String name, Double value) {
    if (value != null) {
      out.append(String.format(Locale.ROOT, ", %s %.3f", name, value));
    }
  }

  @Override
  public void checkpoint(TrainState state) {
    checkpoint(state, Map.of());
  }

  /** Keeps a state with more files. */
  void checkpoint(TrainState state, Map<String, byte[]> more) {
    Map<String, byte[]> files = new TreeMap<>(state.files());
    files.putAll(more);
    try {
      states.save(state.step(), files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the policy, then the log, and deletes the states. */
  Manifest commit(PolicyFiles policy, TableFolder folder, Map<String, Long> counts)
      throws IOException {
    Map<String, Object> provenance = new TreeMap<>();
    provenance.put("code_version", CodeVersion.get());
    provenance.put("stage", stage.wire());
    provenance.put("inputs", spec.inputs());
    provenance.put("config_sha256", spec.configSha256());
    NetworkFolder.policy(context.storage(), folder(NetworkFolder.POLICY)).write(policy, provenance);
    Manifest manifest = commit(context, Table.TRAINING_LOG, rows, spec, folder, counts);
    TableFolder clock =
        context.folder(StageRunner.TIMINGS + "/" + stage.wire() + "_" + Table.STEP_TIMINGS.name());
    commit(context, Table.STEP_TIMINGS, timings, spec, clock, Map.of());
    states.clear();
    context.console().log("[" + stage.wire() + "] " + policy.id());
    return manifest;
  }

  /** Writes rows that the driver holds as a table. */
  static <T extends Record> Manifest commit(
      RunContext context,
      Table<T> table,
      List<T> rows,
      StageSpec spec,
      TableFolder folder,
      Map<String, Long> counts)
      throws IOException {
    PartPlan plan = PartPlan.of(rows.size(), context.config().run().rowsPerPart());
    new TableWriter<>(folder, table, plan).writeAll(rows);
    Outcome outcome = Outcome.aggregate(rows.size(), counts);
    return TableCommit.commit(folder, spec, plan, null, outcome, context.lock());
  }
}
