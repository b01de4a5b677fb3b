package emotionthinker.jobs.config;

import emotionthinker.schemas.Checks;

/**
 * Where the embedded learners compute; never changes a number.
 *
 * @param inRun whether command run trains too
 * @param runOn threads: of the driver | spark: tasks | auto: threads when Spark is local
 * @param threads threads, 0 for the number of cores
 * @param rolloutsEvery steps between two whose rollouts are kept in table rollouts
 */
public record LearnerOptions(boolean inRun, String runOn, int threads, int rolloutsEvery) {
  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LearnerOptions {
    if (!java.util.List.of("auto", "threads", "spark").contains(runOn)) {
      throw Checks.bad("run_on", runOn, "auto, threads or spark");
    }
    Checks.nonNegative("threads", threads);
    Checks.positive("rollouts_every", rolloutsEvery);
  }
}
