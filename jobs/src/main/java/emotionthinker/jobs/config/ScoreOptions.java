package emotionthinker.jobs.config;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * How texts are scored.
 *
 * @param model reward model: rules, trained (that of the run), http, or a model folder
 * @param rowsPerTask texts of one Spark task (texts)
 * @param windowRows texts among which batches of similar length are made (texts)
 * @param batchRows texts judged together (texts); http is asked for a window at a time
 */
public record ScoreOptions(String model, int rowsPerTask, int windowRows, int batchRows)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ScoreOptions {
    Checks.text("model", model);
    Checks.positive("rows_per_task", rowsPerTask);
    Checks.positive("window_rows", windowRows);
    Checks.positive("batch_rows", batchRows);
  }

  /** Whether the run trains its own model and scores with it. */
  public boolean trained() {
    return model.equals("trained");
  }

  /** Whether a judge behind an endpoint is asked. */
  public boolean http() {
    return model.equals("http");
  }

  /** The values of conf/reference/score.conf. */
  public static ScoreOptions defaults() {
    return new ScoreOptions("rules", 4096, 1024, 64);
  }
}
