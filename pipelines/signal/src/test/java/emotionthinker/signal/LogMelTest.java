package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogMelTest {
  private static final double RATE_HZ = 16_000;
  private final LogMel mel = new LogMel(24, 60, 6000, 0.025, 0.010);

  private static float[] sine(double hz, double amplitude) {
    float[] out = new float[8000];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / RATE_HZ));
    }
    return out;
  }

  @Test
  void the_scale_is_that_of_o_shaughnessy() {
    assertEquals(1000, LogMel.mel(1000), 0.1); // by its construction
    assertEquals(2595 * Math.log10(2), LogMel.mel(700), 1e-9);
    assertEquals(3456, LogMel.hz(LogMel.mel(3456)), 1e-9);
  }

  @Test
  void a_sine_is_loudest_in_the_band_around_it_and_follows_its_gain() {
    double low = LogMel.mel(60);
    double step = (LogMel.mel(6000) - low) / 25;
    for (int band : new int[] {3, 10, 20}) {
      float[] frame = mel.measure(sine(LogMel.hz(low + (band + 1) * step), 0.5), RATE_HZ)[20];
      float[] louder = mel.measure(sine(LogMel.hz(low + (band + 1) * step), 1.0), RATE_HZ)[20];
      for (int b = 0; b < frame.length; b++) {
        assertTrue(b == band || frame[b] < frame[band], "band " + b);
      }
      assertEquals(20 * Math.log10(2), louder[band] - frame[band], 0.01);
    }
  }

  @Test
  void bands_above_the_nyquist_frequency_are_not_a_number() {
    float[][] frames = mel.measure(sine(440, 0.5), 8000);
    assertTrue(Float.isNaN(frames[0][23]));
    assertTrue(!Float.isNaN(frames[0][0]));
  }

  @Test
  void a_clip_shorter_than_a_window_has_no_frames() {
    assertEquals(0, mel.measure(new float[100], RATE_HZ).length);
    assertArrayEquals(
        mel.measure(sine(440, 0.5), RATE_HZ)[7],
        new LogMel(24, 60, 6000, 0.025, 0.010).measure(sine(440, 0.5), RATE_HZ)[7]);
    assertThrows(IllegalArgumentException.class, () -> new LogMel(0, 60, 6000, 0.025, 0.010));
  }
}
