package emotionthinker.stages.handoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.LoggedValue;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.TrainingStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The logs of a trainer and of the reward service as rows of the training log. One JSON object a
 * line; a line without a step is counted and left out, lines of the same attempt and step make one
 * row, later values over earlier ones. What has no column, or a value that its column does not
 * allow, goes to {@code extra} under its own name; what tells the time goes nowhere, as tables hold
 * no clock; a number that is not finite leaves {@code <name>.not_finite = 1}.
 *
 * <p>Names are those of Hugging Face's Trainer and TRL 1.x ({@code loss}, {@code
 * completions/mean_length}), ms-swift 4.x ({@code global_step/max_steps}), verl ({@code actor/...},
 * {@code critic/...}, nested below {@code data}) and our columns' own, which the adapters and the
 * reward service use.
 */
public final class StepLog {
  // Python writes NaN and Infinity as they stand
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final String ATTEMPT = "attempt";
  private static final List<String> STEP =
      List.of("step", "global_step", "training/global_step", "global_step/max_steps");

  /** Columns that hold a share. */
  private static final Set<String> SHARES =
      Set.of(
          "reward_format_mean",
          "reward_outcome_mean",
          "reward_thought_mean",
          "tau_mean",
          "tau_below_one_share",
          "one_sided_share",
          "reasoning_share",
          "accuracy",
          "clip_fraction");

  private static final Set<String> NOT_NEGATIVE =
      Set.of("epoch", "learning_rate", "entropy", "length_tokens_mean", "grad_norm");

  /** Columns by the names that trainers have for them. */
  private static final Map<String, String> COLUMNS = columns();

  /** Words that make a name one of a clock. */
  private static final Set<String> CLOCK =
      Set.of(
          "time",
          "times",
          "timing",
          "s",
          "ms",
          "sec",
          "secs",
          "second",
          "seconds",
          "elapsed",
          "remaining",
          "speed",
          "throughput",
          "runtime",
          "timestamp",
          "date",
          "perf",
          "latency");

  private final TrainingStage stage;
  private final String trainer;
  private final SortedMap<String, Row> rows = new TreeMap<>();
  private long withoutStep;

  private static final class Row {
    private final int attempt;
    private final long step;
    private final SortedMap<String, Double> columns = new TreeMap<>();
    private final SortedMap<String, Double> extra = new TreeMap<>();

    private Row(int attempt, long step) {
      this.attempt = attempt;
      this.step = step;
    }
  }

  /** An empty log. */
  public StepLog(TrainingStage stage, String trainer) {
    this.stage = stage;
    this.trainer = Checks.text("trainer", trainer);
  }

  /**
   * Takes a line in.
   *
   * @param attempt launch that wrote it
   */
  public void accept(int attempt, String line) {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      withoutStep++; // the line that was being written when the process was killed
      return;
    }
    Long step = object == null ? null : step(object);
    if (step == null) {
      withoutStep++;
      return;
    }
    Row row =
        rows.computeIfAbsent(TrainingLog.id(stage, attempt, step), id -> new Row(attempt, step));
    values(object, row);
    values(object.path("data"), row);
  }

  /** Lines that were no steps. */
  public long withoutStep() {
    return withoutStep;
  }

  /** The rows, in order of attempt and step. */
  public List<TrainingLog> rows() {
    List<TrainingLog> out = new ArrayList<>();
    rows.forEach((id, row) -> out.add(row(id, row)));
    return out;
  }

  private static void values(JsonNode object, Row row) {
    object
        .fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey();
              if (!STEP.contains(name) && !name.equals(ATTEMPT) && !tellsTime(name)) {
                value(name, field.getValue(), row);
              }
            });
  }

  private static void value(String name, JsonNode node, Row row) {
    boolean text = node.isTextual() && node.textValue().matches("(?i)[+-]?(nan|inf|infinity)");
    if (!node.isNumber() && !text) {
      return; // texts, lists and trees are no measures of a step
    }
    double value = text ? Double.NaN : node.doubleValue();
    if (!Double.isFinite(value)) {
      row.extra.put(name + ".not_finite", 1.0);
      return;
    }
    String column = COLUMNS.get(name);
    boolean fits =
        column != null
            && !(SHARES.contains(column) && (value < 0 || value > 1))
            && !(NOT_NEGATIVE.contains(column) && value < 0);
    if (fits) {
      row.columns.put(column, value);
    } else {
      row.extra.put(name, value);
    }
  }

  private static boolean tellsTime(String name) {
    for (String word : name.toLowerCase(java.util.Locale.ROOT).split("[^a-z0-9]+")) {
      if (CLOCK.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static Long step(JsonNode object) {
    for (String name : STEP) {
      JsonNode node = object.has(name) ? object.get(name) : object.path("data").path(name);
      if (node.canConvertToExactIntegral() && node.canConvertToLong() && node.asLong() >= 0) {
        return node.asLong();
      }
      if (node.isTextual() && node.textValue().matches("\\d{1,15}(/\\d+)?")) {
        return Long.parseLong(node.textValue().split("/", -1)[0]);
      }
    }
    return null;
  }

  private TrainingLog row(String id, Row row) {
    SortedMap<String, Double> c = row.columns;
    return new TrainingLog(
        id,
        stage,
        trainer,
        row.attempt,
        row.step,
        c.get("epoch"),
        c.get("loss"),
        c.get("learning_rate"),
        c.get("reward_mean"),
        c.get("reward_format_mean"),
        c.get("reward_outcome_mean"),
        c.get("reward_thought_mean"),
        c.get("tau_mean"),
        c.get("tau_below_one_share"),
        c.get("one_sided_share"),
        c.get("reasoning_share"),
        c.get("accuracy"),
        c.get("kl"),
        c.get("entropy"),
        c.get("length_tokens_mean"),
        c.get("clip_fraction"),
        c.get("grad_norm"),
        row.extra.entrySet().stream()
            .map(one -> new LoggedValue(one.getKey(), one.getValue()))
            .toList());
  }

  private static Map<String, String> columns() {
    Map<String, String> out = new TreeMap<>();
    put(out, "epoch", "training/epoch");
    put(out, "loss", "train/loss", "actor/pg_loss", "policy_loss");
    put(out, "learning_rate", "lr", "actor/lr", "actor_lr");
    put(out, "reward_mean", "reward", "critic/rewards/mean");
    put(out, "kl", "actor/kl_loss");
    put(out, "entropy", "actor/entropy", "actor/entropy_loss");
    put(out, "length_tokens_mean", "completions/mean_length", "response_length/mean");
    put(out, "clip_fraction", "clip_ratio/region_mean", "clip_ratio", "actor/pg_clipfrac");
    put(out, "grad_norm", "actor/grad_norm");
    put(out, "accuracy");
    SHARES.forEach(share -> put(out, share));
    return out;
  }

  private static void put(Map<String, String> map, String column, String... names) {
    map.put(column, column);
    for (String name : names) {
      map.put(name, column);
    }
  }
}
