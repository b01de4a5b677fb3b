package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PitchTrackTest {

  private static final double NAN = Double.NaN;

  private static PitchTrack track(double... f0Hz) {
    return new PitchTrack(0.02, 0.01, f0Hz, new float[f0Hz.length]);
  }

  @Test
  void interpolatesLinearlyInsideVoicedStretchesOnly() {
    PitchTrack t = track(100, 110, NAN, 200);
    assertEquals(100, t.f0At(0.02), 1e-9);
    assertEquals(104, t.f0At(0.024), 1e-9);
    assertEquals(107, t.f0At(0.027), 1e-9);
    assertEquals(110, t.f0At(0.034), 1e-9, "the far neighbour is unvoiced: the near value holds");
    assertTrue(Double.isNaN(t.f0At(0.036)), "nearest frame unvoiced");
    assertEquals(200, t.f0At(0.046), 1e-9);
    assertEquals(100, t.f0At(0.0151), 1e-9, "half a step before the first frame");
    assertTrue(Double.isNaN(t.f0At(0.0149)));
    assertTrue(Double.isNaN(t.f0At(0.0551)));
    assertTrue(Double.isNaN(t.f0At(NAN)));
  }

  @Test
  void isAValue() {
    double[] f0 = {100, NAN};
    float[] strength = {0.9f, 0.1f};
    PitchTrack t = new PitchTrack(0.02, 0.01, f0, strength);
    PitchTrack same = new PitchTrack(0.02, 0.01, f0, strength);
    f0[0] = 300;
    strength[0] = 0;
    assertEquals(100, t.f0Hz(0));
    assertEquals(0.9f, t.strength(0), 0);
    assertEquals(same, t);
    assertEquals(same.hashCode(), t.hashCode());
    assertNotEquals(t, track(100, NAN));
    assertEquals(1, t.voicedCount());
  }

  @Test
  void refusesValuesOutsideTheirRange() {
    assertThrows(IllegalArgumentException.class, () -> track(0.0));
    assertThrows(IllegalArgumentException.class, () -> track(Double.POSITIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class, () -> new PitchTrack(0, 0, new double[1], new float[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PitchTrack(0, 0.01, new double[] {100}, new float[] {1.5f}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PitchTrack(0, 0.01, new double[] {100}, new float[2]));
  }
}
