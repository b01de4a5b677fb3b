package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Goldens: Praat 6.3.07 on the same formulas, see {@code praat/pitch_goldens.praat}. */
class PraatPitchTrackerTest {

  private final PitchTracker tracker =
      new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation());

  @ParameterizedTest
  @EnumSource
  void givesPraatsTrack(PraatGoldenSignals signal) throws IOException {
    PitchTrack ours = tracker.track(signal.sound.samples(), signal.sound.sampleRateHz());
    List<String> golden = golden(signal);
    assertEquals(golden.size(), ours.size());
    for (int i = 0; i < ours.size(); i++) {
      String[] cells = golden.get(i).split("\t", -1);
      assertEquals(Double.parseDouble(cells[0]), ours.timeS(i), 1e-6);
      assertEquals(!cells[1].isEmpty(), ours.voiced(i), "voicing at " + cells[0] + " s");
      if (ours.voiced(i)) {
        double cents = 1200 * Math.log(ours.f0Hz(i) / Double.parseDouble(cells[1])) / Math.log(2);
        assertEquals(0, cents, 0.05, "cents off at " + cells[0] + " s");
      }
    }
  }

  private static List<String> golden(PraatGoldenSignals signal) throws IOException {
    String name = "praat/" + signal.name().toLowerCase(Locale.ROOT) + ".tsv";
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                PraatPitchTrackerTest.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      return in.lines().skip(1).toList();
    }
  }

  @Test
  void aTrackDoesNotDependOnEarlierCallsNorOnSpareRoomInTheBuffer() {
    float[] glide = PraatGoldenSignals.GLIDE.sound.samples();
    PitchTrack first = tracker.track(glide, 16_000);
    tracker.track(PraatGoldenSignals.VIBRATO.sound.samples(), 44_100);
    float[] longer = Arrays.copyOf(glide, glide.length + 1000);
    Arrays.fill(longer, glide.length, longer.length, 1f);
    assertEquals(first, tracker.track(longer, glide.length, 16_000));
  }

  @Test
  void shortAndSilentSoundsHaveNoPitch() {
    assertEquals(0, tracker.track(new float[0], 16_000).size());
    assertEquals(
        0, tracker.track(new float[639], 16_000).size(), "less than three periods of 75 Hz");
    assertEquals(1, tracker.track(new float[640], 16_000).size());
    assertEquals(0, tracker.track(new float[16_000], 16_000).voicedCount());
  }

  @Test
  void filteredAutocorrelationFindsAToneBehindHighFrequencies() {
    PitchTracker filtered = new PraatPitchTracker(PraatPitchSettings.filteredAutocorrelation());
    float[] x = PraatGoldenSignals.GLIDE.sound.samples();
    for (int i = 0; i < x.length; i++) {
      double t = i / 16_000.0;
      x[i] += (float) (Math.sin(2 * Math.PI * 5000 * t) * (1 + Math.sin(2 * Math.PI * 170 * t)));
    }
    PitchTrack track = filtered.track(x, 16_000);
    assertTrue(track.voicedCount() > 0.98 * track.size());
    for (int i = 5; i < track.size() - 5; i++) {
      double truth = 100 + 320 * track.timeS(i) / 3;
      assertEquals(truth, track.f0Hz(i), 0.01 * truth);
    }
  }

  @Test
  void refusesArgumentsOutsideTheirRange() {
    assertThrows(IllegalArgumentException.class, () -> tracker.track(new float[10], 11, 16_000));
    assertThrows(IllegalArgumentException.class, () -> tracker.track(new float[10], 10, 1_000));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PraatPitchSettings(0.01, 75, 60, 15, 0.03, 0.45, 0.01, 0.35, 0.14, 1));
  }
}
