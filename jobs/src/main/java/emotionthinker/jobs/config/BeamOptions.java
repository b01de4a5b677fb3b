package emotionthinker.jobs.config;

import emotionthinker.schemas.Checks;

/**
 * Which runner Beam stages use.
 *
 * @param runner direct (one JVM) or spark (classic SparkRunner on the job's own SparkContext)
 * @param parallelism threads of the direct runner, 0 for the number of cores; never changes bytes
 */
public record BeamOptions(Runner runner, int parallelism) {
  /** The two runners that are tried. */
  public enum Runner {
    DIRECT,
    SPARK
  }

  /** Checks ranges. */
  public BeamOptions {
    Checks.present("runner", runner);
    Checks.nonNegative("parallelism", parallelism);
  }
}
