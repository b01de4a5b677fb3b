package emotionthinker.signal;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Smoothing by local least-squares polynomials (Savitzky and Golay 1964). Inside, each value is
 * replaced by that of the polynomial fitted to the window around it; within half a window of an end
 * the polynomial of the first or last whole window is used, so a polynomial of the chosen degree
 * passes through unchanged everywhere.
 */
final class SavitzkyGolay {
  private final int window;
  private final double[][] weights;

  /**
   * @param window number of points, odd
   * @param degree of the polynomial, below {@code window}
   */
  SavitzkyGolay(int window, int degree) {
    if (window % 2 == 0 || degree < 0 || degree >= window) {
      throw new IllegalArgumentException(
          "window must be odd and above degree: " + window + ", " + degree);
    }
    this.window = window;
    RealMatrix powers = new Array2DRowRealMatrix(window, degree + 1);
    for (int i = 0; i < window; i++) {
      for (int k = 0; k <= degree; k++) {
        powers.setEntry(i, k, Math.pow(i - window / 2, k));
      }
    }
    // Row i of the hat matrix A(A'A)^-1 A' gives the fitted value at point i of the window.
    weights = powers.multiply(new QRDecomposition(powers).getSolver().getInverse()).getData();
  }

  /** Number of points of the window: the least length that can be smoothed. */
  int window() {
    return window;
  }

  /** Smooths the first {@code size} values of {@code from} into {@code to}, another array. */
  void smooth(double[] from, int size, double[] to) {
    if (size < window) {
      throw new IllegalArgumentException("size must be at least " + window + ": " + size);
    }
    for (int i = 0; i < size; i++) {
      int start = Math.max(0, Math.min(size - window, i - window / 2));
      double[] row = weights[i - start];
      double sum = 0;
      for (int k = 0; k < window; k++) {
        sum += row[k] * from[start + k];
      }
      to[i] = sum;
    }
  }
}
