package emotionthinker.signal;

/**
 * Jitter and shimmer of glottal pulses (Praat manual, "PointProcess: Get jitter (local)..." to "Get
 * shimmer (apq11)..."; standard names of Kay Elemetrics' MDVP).
 *
 * <p>A period counts when it lies within {@value #SHORTEST_S}–{@value #LONGEST_S} s and differs
 * from its neighbour by at most the factor {@value #MOST_PERIOD_FACTOR}; two amplitudes are
 * compared when they differ by at most {@value #MOST_AMPLITUDE_FACTOR}. The amplitude of a pulse is
 * the rms of the signal under an asymmetric Hann window reaching 0.2 of the period on its left and
 * 0.2 of that on its right.
 *
 * <p>The k-point perturbation quotients are the mean |value − mean of the k values around it|
 * divided by the mean value. Values are NaN where there are too few periods. Scratch for one
 * thread.
 */
final class PulsePerturbation {
  /** Shortest period, s. */
  static final double SHORTEST_S = 1e-4;

  /** Longest period, s. */
  static final double LONGEST_S = 0.02;

  /** Largest ratio of neighbouring periods. */
  static final double MOST_PERIOD_FACTOR = 1.3;

  /** Largest ratio of neighbouring amplitudes. */
  static final double MOST_AMPLITUDE_FACTOR = 1.6;

  private static final double WINDOW_PERIODS = 0.2;

  private double[] periods = new double[0];
  private int periodCount;
  private double meanPeriod;
  private double[] amplitudeTimes = new double[0];
  private double[] amplitudes = new double[0];
  private int amplitudeCount;
  private double meanAmplitude;

  /** Reads periods and amplitudes; what was read before is overwritten. */
  PulsePerturbation read(PreparedSignal signal, GlottalPulses pulses) {
    return read(signal, pulses.timesS(), pulses.size());
  }

  /** Reads periods and amplitudes at the first {@code size} pulse times, ascending. */
  PulsePerturbation read(PreparedSignal signal, double[] timesS, int size) {
    if (periods.length < size) {
      periods = new double[size];
      amplitudeTimes = new double[size];
      amplitudes = new double[size];
    }
    periodCount = Math.max(0, size - 1);
    for (int i = 0; i < periodCount; i++) {
      periods[i] = timesS[i + 1] - timesS[i];
    }
    meanPeriod = meanPeriod();
    amplitudeCount = 0;
    double sum = 0;
    for (int i = 1; i < size - 1; i++) {
      if (comparable(i - 1, i)) {
        double rms = hannRms(signal, timesS[i], periods[i - 1], periods[i]);
        if (rms > 0) {
          amplitudeTimes[amplitudeCount] = timesS[i];
          amplitudes[amplitudeCount++] = rms;
        }
      }
    }
    for (int i = 0; i < amplitudeCount - 1; i++) {
      sum += amplitudes[i];
    }
    meanAmplitude = amplitudeCount < 2 ? Double.NaN : sum / (amplitudeCount - 1);
    return this;
  }

  /** Mean |difference of consecutive periods| / mean period. */
  double jitterLocal() {
    double sum = 0;
    int n = 0;
    for (int i = 1; i < periodCount; i++) {
      if (comparable(i - 1, i)) {
        sum += Math.abs(periods[i] - periods[i - 1]);
        n++;
      }
    }
    return n < 1 ? Double.NaN : sum / n / meanPeriod;
  }

  /** k-point period perturbation quotient: 3 is rap, 5 is ppq5. */
  double jitter(int k) {
    double total = 0;
    int n = 0;
    for (int i = k - 1; i < periodCount; i++) {
      boolean fits = true;
      double sum = periods[i - k + 1];
      for (int j = i - k + 2; j <= i; j++) {
        fits &= comparable(j - 1, j);
        sum += periods[j];
      }
      if (fits) {
        total += Math.abs(periods[i - k / 2] - sum / k);
        n++;
      }
    }
    return n < 1 ? Double.NaN : total / n / meanPeriod;
  }

  /** Mean |difference of consecutive amplitudes| / mean amplitude. */
  double shimmerLocal() {
    double sum = 0;
    int n = 0;
    for (int i = 1; i < amplitudeCount; i++) {
      if (similar(i - 1, i)) {
        sum += Math.abs(amplitudes[i] - amplitudes[i - 1]);
        n++;
      }
    }
    return n < 1 ? Double.NaN : sum / n / meanAmplitude;
  }

  /** Mean |20 log10 of the ratio of consecutive amplitudes|, dB. */
  double shimmerLocalDb() {
    double sum = 0;
    int n = 0;
    for (int i = 1; i < amplitudeCount; i++) {
      if (similar(i - 1, i)) {
        sum += Math.abs(20 * Math.log10(amplitudes[i] / amplitudes[i - 1]));
        n++;
      }
    }
    return n < 1 ? Double.NaN : sum / n;
  }

  /** k-point amplitude perturbation quotient: apq3, apq5, apq11. */
  double shimmer(int k) {
    double total = 0;
    int n = 0;
    for (int i = k - 1; i < amplitudeCount; i++) {
      boolean fits = true;
      double sum = amplitudes[i - k + 1];
      for (int j = i - k + 2; j <= i; j++) {
        fits &= similar(j - 1, j);
        sum += amplitudes[j];
      }
      if (fits) {
        total += Math.abs(amplitudes[i - k / 2] - sum / k);
        n++;
      }
    }
    return n < 1 ? Double.NaN : total / n / meanAmplitude;
  }

  private double meanPeriod() {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < periodCount; i++) {
      boolean differsFromBoth =
          i > 0
              && i + 1 < periodCount
              && ratio(periods[i - 1], periods[i]) > MOST_PERIOD_FACTOR
              && ratio(periods[i], periods[i + 1]) > MOST_PERIOD_FACTOR;
      if (isPeriod(i) && !differsFromBoth) {
        sum += periods[i];
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private boolean isPeriod(int i) {
    return periods[i] >= SHORTEST_S && periods[i] <= LONGEST_S;
  }

  private boolean comparable(int i, int j) {
    return isPeriod(i) && isPeriod(j) && ratio(periods[i], periods[j]) <= MOST_PERIOD_FACTOR;
  }

  private boolean similar(int i, int j) {
    double distance = amplitudeTimes[j] - amplitudeTimes[i];
    return distance >= SHORTEST_S
        && distance <= LONGEST_S
        && ratio(amplitudes[i], amplitudes[j]) <= MOST_AMPLITUDE_FACTOR;
  }

  private static double ratio(double a, double b) {
    return a > b ? a / b : b / a;
  }

  private static double hannRms(
      PreparedSignal signal, double timeS, double leftPeriod, double rightPeriod) {
    float[] x = signal.samples();
    double rate = signal.sampleRateHz();
    double leftReach = WINDOW_PERIODS * leftPeriod;
    double rightReach = WINDOW_PERIODS * rightPeriod;
    int from = Math.max(0, (int) Math.ceil((timeS - leftReach) * rate - 0.5));
    int to = Math.min(signal.size() - 1, (int) Math.floor((timeS + rightReach) * rate - 0.5));
    double squares = 0;
    double weights = 0;
    for (int i = from; i <= to; i++) {
      double distance = (i + 0.5) / rate - timeS;
      double reach = distance < 0 ? leftReach : rightReach;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / reach);
      double value = x[i] * window;
      squares += value * value;
      weights += window * window;
    }
    return weights > 0 ? Math.sqrt(squares / weights) : 0;
  }
}
