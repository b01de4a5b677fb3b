package emotionthinker.signal;

/**
 * Continuous wavelet transform with the Mexican hat, the second derivative of a Gaussian: ψ(u) =
 * 2/(√3 π^¼) (1 − u²) exp(−u²/2), W(s, t) = s^(−½) Σ x(τ) ψ((τ − t)/s) Δt (Torrence &amp; Compo
 * 1998). A wave of period p answers most at s = p √2.5 / 2π. Beyond the ends the first and the last
 * value go on.
 */
final class MexicanHat {
  private static final double NORM = 2 / (Math.sqrt(3) * Math.pow(Math.PI, 0.25));
  private static final double SCALE_PER_PERIOD = Math.sqrt(2.5) / (2 * Math.PI);
  private static final double REACH = 5;

  private MexicanHat() {}

  /** The transform of {@code x}, {@code stepS} apart, at the scale of waves of {@code periodS}. */
  static double[] transform(double[] x, double stepS, double periodS) {
    double scale = SCALE_PER_PERIOD * periodS / stepS;
    int reach = (int) Math.ceil(REACH * scale);
    double[] kernel = new double[2 * reach + 1];
    for (int k = -reach; k <= reach; k++) {
      double u = k / scale;
      kernel[reach + k] = NORM * (1 - u * u) * Math.exp(-u * u / 2) / Math.sqrt(scale);
    }
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int k = -reach; k <= reach; k++) {
        sum += kernel[reach + k] * x[Math.max(0, Math.min(x.length - 1, i + k))];
      }
      // In units of time, so that a signal sampled twice as densely has the same transform.
      out[i] = sum * Math.sqrt(stepS);
    }
    return out;
  }
}
