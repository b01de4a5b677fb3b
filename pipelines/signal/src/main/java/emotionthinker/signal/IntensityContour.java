package emotionthinker.signal;

/**
 * Intensity in dB re 2·10⁻⁵ (Praat manual, "Sound: To Intensity..."): the mean of squared samples
 * under a window that smooths away the periods of any F0 above the floor, after the mean of the
 * samples in the window is subtracted.
 *
 * <p>Window: Kaiser with sidelobes below −190 dB ("Kaiser-20"), w(x) = I₀((2π² + ½)√(1 − x²)), of
 * physical length 6.4/floor, effective length 3.2/floor. Frames lie on {@link FrameGrid}; each is
 * centred at the sample nearest to its time. Squares are summed in half-millisecond blocks first
 * ({@link BlockSums}) and a block is weighted by the mean of the window over it: the block's own
 * spectral zeros fall where the sampled sums would alias, so the difference to the full sum stays
 * below 0.01 dB on speech.
 *
 * <p>A frame without energy is NaN where Praat has −300 dB. The object is scratch for one thread.
 */
final class IntensityContour {
  private static final double BESSEL_ARGUMENT = 2 * Math.PI * Math.PI + 0.5;
  private static final double REFERENCE_SQUARED = 4e-10;
  private static final double SILENT = 1e-30;

  private final double floorHz;
  private final double stepS;
  private double tableRateHz;
  private int tableLength;
  private int reach;
  private float[][] rows;
  private float[][] coverRows;
  private FrameGrid grid = new FrameGrid(0, 1, 0);
  private float[] db = new float[0];

  IntensityContour(double floorHz, double stepS) {
    this.floorHz = floorHz;
    this.stepS = stepS;
  }

  /** Measures a clip of {@code samples} samples; what was measured before is overwritten. */
  IntensityContour measure(BlockSums blocks, int samples) {
    return measure(blocks, FrameGrid.of(samples, blocks.sampleRateHz(), windowS(), stepS), 0);
  }

  /** Physical length of the window, s. */
  double windowS() {
    return 6.4 / floorHz;
  }

  /**
   * Measures frames that lie elsewhere than Praat's.
   *
   * @param frames where they lie
   * @param startS time of the first block's left edge on the clock of {@code frames}, s
   */
  IntensityContour measure(BlockSums blocks, FrameGrid frames, double startS) {
    double rate = blocks.sampleRateHz();
    grid = frames;
    if (db.length < grid.size()) {
      db = new float[grid.size()];
    }
    int length = blocks.length();
    int half = (int) Math.floor(3.2 / floorHz * rate);
    if (rate != tableRateHz || length != tableLength) {
      tableRateHz = rate;
      tableLength = length;
      reach = half / length + 1;
      rows = new float[length][];
      coverRows = new float[length][];
    }
    for (int i = 0; i < grid.size(); i++) {
      int middle = (int) Math.round((grid.timeS(i) - startS) * rate - 0.5);
      int phase = middle % length;
      if (rows[phase] == null) {
        rows[phase] = new float[2 * reach + 1];
        coverRows[phase] = new float[2 * reach + 1];
        fillRows(rows[phase], coverRows[phase], phase, half, length);
      }
      db[i] = frame(blocks, middle / length - reach, rows[phase], coverRows[phase]);
    }
    return this;
  }

  /** Where the frames lie. */
  FrameGrid grid() {
    return grid;
  }

  /** Intensity of frame {@code i}, dB; NaN in digital silence. */
  float db(int i) {
    return db[i];
  }

  /** The contour as a value. */
  FloatSeries toSeries() {
    return new FloatSeries(grid.startS(), grid.stepS(), db, grid.size());
  }

  /** Mean window weight over each block, and the share of the block that the window covers. */
  private void fillRows(float[] row, float[] cover, int phase, int half, int length) {
    double reachSamples = 3.2 / floorHz * tableRateHz;
    for (int k = 0; k < row.length; k++) {
      double sum = 0;
      int covered = 0;
      for (int j = 0; j < length; j++) {
        int distance = (k - reach) * length + j - phase;
        if (Math.abs(distance) <= half) {
          double x = distance / reachSamples;
          sum += besselI0(BESSEL_ARGUMENT * Math.sqrt(Math.max(0, 1 - x * x)));
          covered++;
        }
      }
      row[k] = (float) (sum / length / besselI0(BESSEL_ARGUMENT));
      cover[k] = (float) covered / length;
    }
  }

  private static float frame(BlockSums blocks, int first, float[] row, float[] cover) {
    float[] sums = blocks.sums();
    float[] squares = blocks.squares();
    int from = Math.max(0, -first);
    int to = Math.min(row.length, blocks.count() - first);
    float plain = 0;
    float covered = 0;
    float weights = 0;
    float weightedSums = 0;
    float weightedSquares = 0;
    for (int k = from; k < to; k++) {
      float w = row[k];
      float sum = sums[first + k];
      plain += cover[k] * sum;
      covered += cover[k];
      weights += w;
      weightedSums += w * sum;
      weightedSquares += w * squares[first + k];
    }
    double total = (double) weights * blocks.length();
    double mean = plain / ((double) covered * blocks.length());
    double square = (weightedSquares - 2 * mean * weightedSums) / total + mean * mean;
    double ratio = square / REFERENCE_SQUARED;
    return ratio > SILENT ? (float) (10 * Math.log10(ratio)) : Float.NaN;
  }

  /** Modified Bessel function of the first kind, order 0, by its power series (all terms > 0). */
  static double besselI0(double x) {
    double quarter = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }
}
