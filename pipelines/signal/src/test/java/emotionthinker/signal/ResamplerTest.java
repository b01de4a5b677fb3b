package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({
    "8000, 16000",
    "48000, 16000",
    "24414, 16000",
    "44100, 16000",
    "16000, 22050",
    "20000, 11025" // outputs 32, 473, … reach exactly to an input
  })
  void a_tone_in_both_bands_stays_the_same_tone(double fromHz, double toHz) {
    float[] in = tone(1_000, fromHz);
    float[] expected = tone(1_000, toHz);
    float[] out = Resampler.resample(in, fromHz, toHz);
    assertEquals(Math.ceil(in.length * toHz / fromHz), out.length, 0);
    for (int i = out.length / 4; i < 3 * out.length / 4; i++) {
      assertEquals(expected[i], out[i], 2e-3, "sample " + i);
    }
  }

  @Test
  void a_tone_above_the_new_band_is_gone() {
    float[] out = Resampler.resample(tone(11_000, 48_000), 48_000, 16_000);
    for (int i = out.length / 4; i < 3 * out.length / 4; i++) {
      assertEquals(0, out[i], 2e-3, "sample " + i);
    }
  }

  @Test
  void equal_rates_change_nothing_and_impossible_ones_are_refused() {
    float[] in = tone(100, 8_000);
    assertSame(in, Resampler.resample(in, 8_000, 8_000));
    assertThrows(IllegalArgumentException.class, () -> Resampler.resample(in, 0, 8_000));
  }

  private static float[] tone(double hz, double rateHz) {
    float[] samples = new float[(int) (0.2 * rateHz)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * hz * i / rateHz);
    }
    return samples;
  }
}
