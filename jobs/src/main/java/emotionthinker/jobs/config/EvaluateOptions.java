package emotionthinker.jobs.config;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Split;
import emotionthinker.stages.eval.EvalOptions;
import emotionthinker.stages.policy.SamplingOptions;
import java.io.Serializable;
import java.util.List;

/**
 * Who is evaluated on what.
 *
 * @param name name of this evaluation: its folder is {@code <run>/evaluations/<name>}
 * @param system {@link #POLICY}, {@link #HTTP}, {@link #PREDICTIONS} or a baseline
 * @param policy folder of the checkpoint, for {@code policy}; null for that of the last training
 *     stage of the run
 * @param predictions file of predictions, JSON lines or Parquet, for {@code predictions}
 * @param split utterances that are asked about
 * @param sampling how a policy answers
 * @param innerFolds folds of training speakers within which a baseline chooses its settings
 * @param rowsPerTask questions of one Spark task (questions)
 * @param batchRows questions that a policy is asked at once (questions)
 * @param metrics how answers are added up
 */
public record EvaluateOptions(
    String name,
    String system,
    String policy,
    String predictions,
    Split split,
    SamplingOptions sampling,
    int innerFolds,
    int rowsPerTask,
    int batchRows,
    EvalOptions metrics)
    implements Serializable {
  /** A checkpoint of the embedded policy. */
  public static final String POLICY = "policy";

  /** A speech language model behind a server that speaks chat completions. */
  public static final String HTTP = "http";

  /** A file that somebody else's model wrote. */
  public static final String PREDICTIONS = "predictions";

  /** Classifiers on the prosody table. */
  public static final List<String> BASELINES = List.of("logistic_regression", "svm_rbf");

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public EvaluateOptions {
    if (!Checks.text("name", name).matches("[A-Za-z0-9._-]+")) {
      throw Checks.bad("name", name, "letters, digits, points, dashes and underscores");
    }
    boolean known =
        List.of(POLICY, HTTP, PREDICTIONS).contains(system) || BASELINES.contains(system);
    if (!known) {
      throw Checks.bad(
          "system", system, "policy, http, predictions, " + String.join(" or ", BASELINES));
    }
    Checks.present("split", split);
    Checks.present("sampling", sampling);
    Checks.range("inner_folds", (double) innerFolds, 2, 100, "from 2 to 100");
    Checks.positive("rows_per_task", rowsPerTask);
    Checks.positive("batch_rows", batchRows);
    Checks.present("metrics", metrics);
  }

  /** The values of conf/reference/evaluate.conf. */
  public static EvaluateOptions defaults() {
    return new EvaluateOptions(
        "policy",
        POLICY,
        null,
        null,
        Split.TEST,
        new SamplingOptions(1, 0, 1, 400, 20260115),
        4,
        2048,
        64,
        new EvalOptions("nine", 2000, 0.95, 10_000, 20260115));
  }

  /** Folder of the evaluation below the run. */
  public String folder() {
    return "evaluations/" + name;
  }
}
