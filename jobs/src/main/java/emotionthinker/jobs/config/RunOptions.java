package emotionthinker.jobs.config;

import emotionthinker.schemas.Checks;

/**
 * Where a run lies and how its tables are cut.
 *
 * @param dir run folder, any Hadoop path
 * @param seed seed of everything random in the run
 * @param rowsPerPart rows of a Parquet part; the number of parts follows from the number of rows
 * @param corporaDir folder that relative roots of corpora are below
 */
public record RunOptions(String dir, long seed, int rowsPerPart, String corporaDir) {
  /** Checks ranges. */
  public RunOptions {
    Checks.text("dir", dir);
    Checks.range("rows_per_part", (double) rowsPerPart, 100, 10_000_000, "100 to 10000000");
    Checks.text("corpora_dir", corporaDir);
  }
}
