package emotionthinker.signal;

/**
 * Least-squares polynomial of degree 1 or 2 through points, by the normal equations in powers of x
 * (x is expected near 0–1, where they are well conditioned). {@code c0 + c1 x + c2 x²}; the share
 * of variance explained is {@code r2}, 0 when y does not vary.
 */
record PolynomialFit(double c0, double c1, double c2, double r2) {

  /** The line through the first {@code size} points; a constant when all x are equal. */
  static PolynomialFit line(double[] x, double[] y, int size) {
    double meanX = mean(x, size);
    double meanY = mean(y, size);
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < size; i++) {
      sxx += (x[i] - meanX) * (x[i] - meanX);
      sxy += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = sxx > 0 ? sxy / sxx : 0;
    return scored(meanY - slope * meanX, slope, 0, x, y, size);
  }

  /** The parabola through the first {@code size} points; the line when it is not determined. */
  static PolynomialFit parabola(double[] x, double[] y, int size) {
    double meanX = mean(x, size);
    double meanY = mean(y, size);
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double sy1 = 0;
    double sy2 = 0;
    for (int i = 0; i < size; i++) {
      double u = x[i] - meanX;
      double v = y[i] - meanY;
      s2 += u * u;
      s3 += u * u * u;
      s4 += u * u * u * u;
      sy1 += u * v;
      sy2 += u * u * v;
    }
    // Centred: sum u = 0 and sum v = 0, so the constant drops out of the other two equations.
    double s4c = s4 - s2 * s2 / size;
    double determinant = s2 * s4c - s3 * s3;
    if (!(determinant > 1e-12 * s2 * s2)) {
      return line(x, y, size);
    }
    double b = (sy1 * s4c - sy2 * s3) / determinant;
    double a = (s2 * sy2 - s3 * sy1) / determinant;
    double c = meanY - a * s2 / size;
    return scored(c - b * meanX + a * meanX * meanX, b - 2 * a * meanX, a, x, y, size);
  }

  /** Value at {@code x}. */
  double at(double x) {
    return c0 + x * (c1 + x * c2);
  }

  private static PolynomialFit scored(
      double c0, double c1, double c2, double[] x, double[] y, int size) {
    double meanY = mean(y, size);
    double total = 0;
    double rest = 0;
    for (int i = 0; i < size; i++) {
      double error = y[i] - (c0 + x[i] * (c1 + x[i] * c2));
      rest += error * error;
      total += (y[i] - meanY) * (y[i] - meanY);
    }
    return new PolynomialFit(c0, c1, c2, total > 0 ? Math.max(0, 1 - rest / total) : 0);
  }

  private static double mean(double[] values, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i];
    }
    return sum / size;
  }
}
