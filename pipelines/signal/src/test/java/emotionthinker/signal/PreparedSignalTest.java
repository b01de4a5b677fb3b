package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedSignalTest {
  private final PreparedSignal signal = new PreparedSignal();

  private SignalException.Reason refused(float[][] channels, double rateHz) {
    return assertThrows(SignalException.class, () -> signal.prepare(channels, rateHz)).reason();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesSamplesThatAreNoNumbers(float bad) {
    float[] x = TestSpeech.noise(0.1, 8000, 0.1, 1);
    x[123] = bad;
    assertEquals(SignalException.Reason.NON_FINITE, refused(new float[][] {x}, 8000));
    assertEquals(SignalException.Reason.NON_FINITE, refused(new float[][] {x, x}, 8000));
    SignalException e =
        assertThrows(SignalException.class, () -> signal.prepare(new float[][] {x}, 8000));
    assertTrue(e.getMessage().contains("123"), e.getMessage());
  }

  @Test
  void refusesWhatIsNoSignal() {
    float[] x = new float[10];
    assertEquals(SignalException.Reason.EMPTY, refused(new float[0][], 8000));
    assertEquals(SignalException.Reason.EMPTY, refused(new float[1][0], 8000));
    assertEquals(
        SignalException.Reason.UNEQUAL_CHANNELS, refused(new float[][] {x, new float[9]}, 8000));
    for (double rate : new double[] {0, -1, 100, 1e6, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(SignalException.Reason.SAMPLE_RATE, refused(new float[][] {x}, rate));
    }
  }

  @Test
  void mixesToTheMeanOfTheChannels() {
    float[] a = {0.5f, -0.25f, -0.25f};
    float[] b = {0.1f, 0.25f, -0.35f};
    float[] mixed = signal.prepare(new float[][] {a, b}, 8000).toArray();
    assertEquals(0.3f, mixed[0], 1e-7f);
    assertEquals(0f, mixed[1], 1e-7f);
    assertEquals(-0.3f, mixed[2], 1e-7f);
  }

  @Test
  void findsDcOutsideDigitalSilence() {
    float[] x = TestSpeech.noise(0.5, 8000, 0.05, 2);
    double mean = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.0005f;
      mean += x[i] / x.length;
    }
    signal.prepare(new float[][] {TestSpeech.padded(x, 8000, 1, 1)}, 8000);
    assertEquals(mean, signal.dc(), 1e-6);
    assertEquals(16_000, signal.silentSamples());
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.1f;
    }
    signal.prepare(new float[][] {TestSpeech.padded(x, 8000, 1, 1)}, 8000);
    assertEquals(0, signal.dc());
    assertEquals(0, signal.samples()[100]);
    assertEquals(x[0] - 0.1 - mean, signal.samples()[8000], 1e-6);
  }

  @Test
  void silenceBetweenSoundsLiesOnTheZeroLineWhateverTheDc() {
    float[] x = TestSpeech.noise(0.6, 8000, 0.05, 5);
    Arrays.fill(x, 2_000, 2_800, 0);
    double mean = 0;
    for (float value : x) {
      mean += value / (x.length - 800);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] -= i < 2_000 || i >= 2_800 ? (float) mean - 1e-5f : 0; // 1e-5 beside the silence
    }
    for (float dc : new float[] {0, 0.01f}) {
      float[] y = x.clone();
      for (int i = 0; i < y.length; i++) {
        y[i] += dc;
      }
      signal.prepare(new float[][] {TestSpeech.padded(y, 8000, 1, 1)}, 8000);
      int inner = signal.sounding().from() + 2_400;
      assertEquals(signal.zeroLine(), signal.samples()[inner], "DC " + dc);
      assertEquals(x[100], signal.samples()[8_100] - signal.zeroLine(), 1e-8, "DC " + dc);
    }
  }

  @Test
  void countsRunsAtFullScale() {
    float[] x = TestSpeech.noise(0.125, 8000, 0.1, 3);
    assertEquals(0, signal.prepare(new float[][] {x}, 8000).clippedShare());
    x[10] = 1f;
    assertEquals(0, signal.prepare(new float[][] {x}, 8000).clippedShare(), "a lone peak");
    x[11] = 1f;
    x[12] = 0.99997f;
    x[50] = -1f;
    x[51] = -1f;
    assertEquals(5.0 / 1000, signal.prepare(new float[][] {x}, 8000).clippedShare(), 1e-12);
    assertEquals(
        2.5 / 1000,
        signal.prepare(new float[][] {x, new float[1000]}, 8000).clippedShare(),
        1e-12,
        "clipping of one channel is seen after mixing");
  }

  @Test
  void doesNotChangeItsInput() {
    float[] x = TestSpeech.padded(TestSpeech.noise(0.1, 8000, 0.1, 4), 8000, 0.1, 0);
    float[] copy = x.clone();
    signal.prepare(new float[][] {x}, 8000);
    assertArrayEquals(copy, x);
  }
}
