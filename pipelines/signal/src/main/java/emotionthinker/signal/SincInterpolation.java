package emotionthinker.signal;

/**
 * Band-limited interpolation of a sampled function by a sinc under a raised-cosine window, and the
 * search for its maximum. Source: Boersma (1993), eq. 22.
 */
final class SincInterpolation {

  private static final double GOLDEN = 0.3819660112501051; // (3 − √5) / 2
  private static final int MAX_STEPS = 60;

  private SincInterpolation() {}

  /**
   * The value between samples, from {@code depth} neighbours on either side (fewer near the ends of
   * {@code y}).
   *
   * @param y samples, {@code y[0..length)}
   * @param x position in samples, 0..length − 1
   */
  static double valueAt(double[] y, int length, double x, int depth) {
    int left = (int) Math.floor(x);
    double fromLeft = x - left;
    if (fromLeft == 0) {
      return y[left];
    }
    int n = Math.min(depth, Math.min(left + 1, length - 1 - left));
    // sin(π(φ + k)) = ± sin(πφ): one sine serves all terms, the window's cosine turns by a fixed
    // angle.
    double halfSine = 0.5 * Math.sin(Math.PI * fromLeft);
    return halfSine
        * (oneSide(y, left, -1, fromLeft, n) + oneSide(y, left + 1, 1, 1 - fromLeft, n));
  }

  /** Σ ± y(start + k·direction) (1 + cos(π(φ + k)/(φ + n))) / (π(φ + k)), k = 0..n−1. */
  private static double oneSide(double[] y, int start, int direction, double phi, int n) {
    double turn = Math.PI / (phi + n);
    double cosTurn = Math.cos(turn);
    double sinTurn = Math.sin(turn);
    double c = Math.cos(phi * turn);
    double s = Math.sin(phi * turn);
    double sum = 0;
    double angle = Math.PI * phi;
    double sign = 1;
    for (int k = 0, i = start; k < n; k++, i += direction) {
      sum += sign * y[i] * (1 + c) / angle;
      angle += Math.PI;
      sign = -sign;
      double next = c * cosTurn - s * sinTurn;
      s = s * cosTurn + c * sinTurn;
      c = next;
    }
    return sum;
  }

  /**
   * Position of the maximum of the interpolated function within one sample of the local maximum
   * {@code peak} (Brent 1973, ch. 5: parabolic steps guarded by golden sections).
   *
   * @param peak index of a sample not smaller than its neighbours, 1..length − 2
   * @param tolerance wanted precision of the position, in samples
   */
  static double argMax(double[] y, int length, int peak, int depth, double tolerance) {
    double lo = peak - 1;
    double hi = peak + 1;
    double best = peak;
    double second = best;
    double third = best;
    double fBest = y[peak];
    double fSecond = fBest;
    double fThird = fBest;
    double step = 0;
    double lastStep = 0;
    for (int i = 0; i < MAX_STEPS; i++) {
      double middle = 0.5 * (lo + hi);
      if (Math.abs(best - middle) <= 2 * tolerance - 0.5 * (hi - lo)) {
        break;
      }
      double r = (best - second) * (fBest - fThird);
      double q = (best - third) * (fBest - fSecond);
      double p = (best - third) * q - (best - second) * r;
      q = 2 * (q - r);
      if (q > 0) {
        p = -p;
      }
      q = Math.abs(q);
      double previous = lastStep;
      lastStep = step;
      if (Math.abs(p) < Math.abs(0.5 * q * previous)
          && p > q * (lo - best)
          && p < q * (hi - best)) {
        step = p / q;
      } else {
        lastStep = best < middle ? hi - best : lo - best;
        step = GOLDEN * lastStep;
      }
      double x =
          Math.abs(step) >= tolerance ? best + step : best + (step > 0 ? tolerance : -tolerance);
      double f = valueAt(y, length, x, depth);
      if (f >= fBest) {
        if (x >= best) {
          lo = best;
        } else {
          hi = best;
        }
        third = second;
        fThird = fSecond;
        second = best;
        fSecond = fBest;
        best = x;
        fBest = f;
      } else {
        if (x < best) {
          lo = x;
        } else {
          hi = x;
        }
        if (f >= fSecond || second == best) {
          third = second;
          fThird = fSecond;
          second = x;
          fSecond = f;
        } else if (f >= fThird || third == best || third == second) {
          third = x;
          fThird = f;
        }
      }
    }
    return best;
  }
}
