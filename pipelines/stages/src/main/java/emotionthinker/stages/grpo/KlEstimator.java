package emotionthinker.stages.grpo;

import emotionthinker.schemas.WireName;

/**
 * Estimates of KL(policy || reference) from one token sampled by the policy, after Schulman (2020,
 * "Approximating KL divergence"). With {@code x = log p_policy - log p_reference}:
 *
 * <pre>
 * k1 = x                 unbiased, may be negative;   dk1/dx = 1, which carries no signal
 * k2 = x^2 / 2           biased, low variance;        dk2/dx = x
 * k3 = e^-x - 1 + x      unbiased, at least 0;        dk3/dx = 1 - e^-x
 * </pre>
 *
 * <p>Derivatives are with respect to the policy's log-probability, the reference being constant.
 */
public enum KlEstimator implements WireName {
  /** The log-ratio. */
  K1("k1") {
    @Override
    double raw(double x) {
      return x;
    }

    @Override
    double slope(double x) {
      return 1;
    }
  },
  /** Half of its square. */
  K2("k2") {
    @Override
    double raw(double x) {
      return x * x / 2;
    }

    @Override
    double slope(double x) {
      return x;
    }
  },
  /** The one of GRPO. */
  K3("k3") {
    @Override
    double raw(double x) {
      return Math.expm1(-x) + x;
    }

    @Override
    double slope(double x) {
      return -Math.expm1(-x);
    }
  };

  private final String wire;

  KlEstimator(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  abstract double raw(double x);

  abstract double slope(double x);

  /** The estimate at a log-ratio, limited. */
  public double value(double x, KlLimits limits) {
    double raw = raw(clamp(x, limits.logRatio()));
    return clamp(raw, limits.estimate());
  }

  /** Its derivative; 0 where a limit holds it. */
  public double derivative(double x, KlLimits limits) {
    boolean held = Math.abs(x) > limits.logRatio() || Math.abs(raw(x)) > limits.estimate();
    return held ? 0 : slope(x);
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
