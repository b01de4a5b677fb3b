package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulsePerturbationTest {
  private static final double RATE_HZ = 16_000;

  /** Damped 600 Hz resonances started at each pulse: period T ± d alternately, amplitude 1 ± a. */
  private static float[] pulseTrain(double[] timesS, double[] amplitudes, double durationS) {
    float[] x = new float[(int) (durationS * RATE_HZ)];
    for (int p = 0; p < timesS.length; p++) {
      int first = (int) Math.ceil(timesS[p] * RATE_HZ);
      for (int i = first; i < Math.min(x.length, first + 400); i++) {
        double t = (i + 0.5) / RATE_HZ - timesS[p];
        x[i] +=
            (float) (0.3 * amplitudes[p] * Math.exp(-t * 600) * Math.sin(2 * Math.PI * 600 * t));
      }
    }
    return x;
  }

  private static double[][] alternating(double period, double jitter, double shimmer, int count) {
    double[] times = new double[count];
    double[] amplitudes = new double[count];
    double t = 0.05;
    for (int i = 0; i < count; i++) {
      times[i] = t;
      amplitudes[i] = 1 + (i % 2 == 0 ? shimmer : -shimmer) / 2;
      t += period * (1 + (i % 2 == 0 ? jitter : -jitter) / 2);
    }
    return new double[][] {times, amplitudes};
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.005, 0.01, 0.02, 0.05})
  void jitterOfGivenPulsesIsExact(double jitter) {
    double[] times = alternating(0.008, jitter, 0, 80)[0];
    PreparedSignal silence = new PreparedSignal().prepare(new float[][] {new float[100]}, RATE_HZ);
    PulsePerturbation p = new PulsePerturbation().read(silence, times, times.length);
    assertEquals(jitter, p.jitterLocal(), 1e-3 * jitter + 1e-12);
    // Alternating periods: against the mean of three (+ - +) the middle one is off by 2/3 d.
    assertEquals(2.0 / 3 * jitter, p.jitter(3), 1e-3 * jitter + 1e-12);
    // Against the mean of five (+ - + - +) the middle one is off by 4/5 · d/2 · ... = 2/5 · 2 d/2.
    assertEquals(0.4 * jitter, p.jitter(5), 1e-3 * jitter + 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.02, 0.04})
  void jitterOfAPulseTrainIsRecovered(double jitter) {
    double[][] train = alternating(0.008, jitter, 0, 120);
    VoiceQuality v = measure(pulseTrain(train[0], train[1], 1.1));
    assertEquals(jitter, v.jitterLocal(), 0.0007 + 0.05 * jitter);
    assertEquals(3 * v.jitterRap(), v.jitterDdp(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.05, 0.1})
  void shimmerOfAPulseTrainIsRecovered(double shimmer) {
    double[][] train = alternating(0.008, 0, shimmer, 120);
    VoiceQuality v = measure(pulseTrain(train[0], train[1], 1.1));
    assertEquals(shimmer, v.shimmerLocal(), 0.002 + 0.05 * shimmer);
    assertEquals(20 * Math.log10((2 + shimmer) / (2 - shimmer)), v.shimmerLocalDb(), 0.06);
    assertEquals(2.0 / 3 * v.shimmerLocal(), v.shimmerApq3(), 0.03 * shimmer + 1e-4);
  }

  @Test
  void aSteadyTrainHasNeither() {
    double[][] train = alternating(0.008, 0, 0, 120);
    VoiceQuality v = measure(pulseTrain(train[0], train[1], 1.1));
    assertTrue(v.jitterLocal() < 1e-4, "jitter " + v.jitterLocal());
    assertTrue(v.shimmerLocal() < 1e-3, "shimmer " + v.shimmerLocal());
    assertTrue(v.hnrDb() > 25, "HNR " + v.hnrDb());
  }

  @Test
  void tooFewPulsesGiveNaN() {
    PreparedSignal silence = new PreparedSignal().prepare(new float[][] {new float[100]}, RATE_HZ);
    for (int n = 0; n < 3; n++) {
      double[] times = alternating(0.008, 0.01, 0, 5)[0];
      PulsePerturbation p = new PulsePerturbation().read(silence, times, n);
      assertTrue(Double.isNaN(p.jitterLocal()));
      assertTrue(Double.isNaN(p.jitter(3)));
      assertTrue(Double.isNaN(p.shimmerLocal()));
      assertTrue(Double.isNaN(p.shimmer(3)));
    }
  }

  @Test
  void breaksBetweenVoicedStretchesDoNotCount() {
    double[] times = new double[40];
    for (int i = 0; i < 40; i++) {
      times[i] = i * 0.008 + (i >= 20 ? 0.1 : 0);
    }
    PreparedSignal silence = new PreparedSignal().prepare(new float[][] {new float[100]}, RATE_HZ);
    assertEquals(0, new PulsePerturbation().read(silence, times, 40).jitterLocal(), 1e-9);
  }

  private static VoiceQuality measure(float[] x) {
    ProsodyExtractor extractor =
        new ProsodyExtractor(
            ProsodySettings.defaults(),
            new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation()));
    return extractor.extract(x, RATE_HZ).voice();
  }
}
