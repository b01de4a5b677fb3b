package emotionthinker.stages.eval.baseline;

import emotionthinker.schemas.Checks;

/**
 * z-scores by mean and standard deviation (n - 1) of the rows it was fitted on; NaN becomes 0, the
 * mean. A column that never varied becomes 0.
 */
public final class Standardizer {
  private final double[] mean;
  private final double[] sd;

  private Standardizer(double[] mean, double[] sd) {
    this.mean = mean;
    this.sd = sd;
  }

  /**
   * Fits on rows of equal length.
   *
   * @throws IllegalArgumentException without a row
   */
  public static Standardizer fit(double[][] rows) {
    if (rows.length == 0) {
      throw Checks.bad("rows", 0, "at least one row");
    }
    int columns = rows[0].length;
    double[] mean = new double[columns];
    double[] sd = new double[columns];
    for (int c = 0; c < columns; c++) {
      int n = 0;
      double sum = 0;
      for (double[] row : rows) {
        if (!Double.isNaN(row[c])) {
          sum += row[c];
          n++;
        }
      }
      mean[c] = n == 0 ? 0 : sum / n;
      double squares = 0;
      for (double[] row : rows) {
        squares += Double.isNaN(row[c]) ? 0 : (row[c] - mean[c]) * (row[c] - mean[c]);
      }
      sd[c] = n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    }
    return new Standardizer(mean, sd);
  }

  /** A row on the scale of the rows fitted on. */
  public double[] apply(double[] row) {
    double[] out = new double[row.length];
    for (int c = 0; c < row.length; c++) {
      out[c] = Double.isNaN(row[c]) || sd[c] == 0 ? 0 : (row[c] - mean[c]) / sd[c];
    }
    return out;
  }

  /** Rows on the scale of the rows fitted on. */
  public double[][] apply(double[][] rows) {
    double[][] out = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      out[i] = apply(rows[i]);
    }
    return out;
  }
}
