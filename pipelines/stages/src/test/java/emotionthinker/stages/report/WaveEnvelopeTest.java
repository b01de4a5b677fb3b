package emotionthinker.stages.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaveEnvelopeTest {

  @Test
  void peaksOfEqualStretches() {
    float[] samples = {0.1f, -0.5f, 0.2f, 0.25f, -1, 0.9f};
    assertEquals(List.of(0.5, 0.25, 1.0), WaveEnvelope.of(samples, 3));
    assertEquals(List.of(1.0), WaveEnvelope.of(samples, 1));
  }

  @Test
  void neverMorePointsThanSamples() {
    assertEquals(List.of(0.1, 0.5), WaveEnvelope.of(new float[] {0.1f, -0.5f}, 10));
    assertEquals(List.of(), WaveEnvelope.of(new float[0], 10));
  }
}
