package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReplicaTest {

  @Test
  void attenuatesAndMirrorsItsBeginning() {
    float[] samples = {0.1f, 0.2f, -0.4f};
    assertArrayEquals(
        new float[] {0.02f, 0.01f, 0.01f, 0.02f, -0.04f}, Replica.of(samples, 20, 2), 1e-7f);
    assertArrayEquals(samples, Replica.of(samples, 0, 0));
  }

  @Test
  void refusesGainAndShiftsBeyondTheClip() {
    assertThrows(IllegalArgumentException.class, () -> Replica.of(new float[3], -1, 0));
    assertThrows(IllegalArgumentException.class, () -> Replica.of(new float[3], 1, 4));
  }
}
