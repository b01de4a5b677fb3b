package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The value types: equality, ranges, labels. */
class ValuesTest {
  @Test
  void seriesAreEqualByValue() {
    float[] values = {1, Float.NaN, 3, 99};
    FloatSeries a = new FloatSeries(0.02, 0.01, values, 3);
    FloatSeries b = new FloatSeries(0.02, 0.01, new float[] {1, Float.NaN, 3}, 3);
    assertEquals(a, b);
    assertEquals(a.hashCode(), b.hashCode());
    assertNotEquals(a, new FloatSeries(0.03, 0.01, values, 3));
    assertNotEquals(a, new FloatSeries(0.02, 0.01, values, 2));
    values[0] = 7;
    assertEquals(1, a.value(0));
    a.toArray()[0] = 7;
    assertEquals(1, a.value(0));
    assertEquals(0.04, a.timeS(2), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new FloatSeries(0, 0, values, 1));
  }

  @Test
  void settingsNameTheValueThatIsOutOfRange() {
    ProsodySettings d = ProsodySettings.defaults();
    assertEquals(d, d.withContours(true).withContours(false));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ProsodySettings(0.01, 5, 75, 0.1, 1, -25, 0.25, 25, 0.2, 5e-4, 10, false));
    assertTrue(e.getMessage().contains("intensityFloorHz"), e.getMessage());
    assertTrue(e.getMessage().contains("5.0"), e.getMessage());
  }

  @Test
  void theLabelOfAContour() {
    Intonation.Dynamics flat = Intonation.Dynamics.FLAT;
    Intonation.Dynamics wide = Intonation.Dynamics.EXPRESSIVE;
    assertEquals("too_short", Intonation.insufficient().label());
    assertEquals("too_short", new Intonation(null, flat, null).label());
    assertEquals("uncertain", new Intonation(Intonation.Shape.RISING, wide, 0.1499).label());
    assertEquals("rising", new Intonation(Intonation.Shape.RISING, wide, 0.15).label());
    assertEquals("flat", new Intonation(Intonation.Shape.LEVEL, flat, 0.9).label());
    assertEquals("expressive", new Intonation(Intonation.Shape.LEVEL, wide, 0.9).label());
    assertEquals(
        "rising-falling", new Intonation(Intonation.Shape.RISING_FALLING, flat, 0.9).label());
    assertThrows(
        IllegalArgumentException.class, () -> new Intonation(Intonation.Shape.LEVEL, flat, 1.1));
    assertThrows(
        IllegalArgumentException.class, () -> new Intonation(Intonation.Shape.LEVEL, flat, null));
  }

  @Test
  void rhythmKeepsItsOwnList() {
    List<Double> times = new ArrayList<>(List.of(0.1, 0.2));
    Rhythm rhythm = new Rhythm(0.1, 2.0, times, 0, 0, 1, 2.0, 2.0);
    times.add(0.3);
    assertEquals(2, rhythm.syllableNuclei());
  }
}
