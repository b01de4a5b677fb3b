package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Intensity, HNR, jitter and shimmer against Praat 6.3.07 on the same formulas, see {@code
 * praat/voice_goldens.praat}.
 */
class VoiceGoldensTest {
  private final ProsodyExtractor extractor =
      new ProsodyExtractor(
          ProsodySettings.defaults().withContours(true),
          new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation()));

  @ParameterizedTest
  @EnumSource
  void agreesWithPraat(VoiceGoldenSignals signal) throws IOException {
    ProsodyFeatures ours = extractor.extract(signal.sound.samples(), signal.sound.sampleRateHz());
    Map<String, Double> scalars = scalars(ours);
    int compared = 0;
    for (String line : goldens()) {
      String[] cells = line.split("\t", -1);
      if (!cells[0].equals(signal.name().toLowerCase(Locale.ROOT))) {
        continue;
      }
      String measure = cells[1];
      double praat = Double.parseDouble(cells[3]);
      if (!cells[2].isEmpty()) {
        checkFrame(measure, Double.parseDouble(cells[2]), praat, ours);
      } else {
        assertTrue(scalars.containsKey(measure), measure);
        assertEquals(praat, scalars.get(measure), tolerance(measure, praat), measure);
      }
      compared++;
    }
    assertTrue(compared > 40, "lines compared: " + compared);
  }

  private static void checkFrame(String measure, double timeS, double praat, ProsodyFeatures ours) {
    FloatSeries series = measure.equals("intensity_db") ? ours.intensityDb() : ours.hnrDb();
    double limit = measure.equals("intensity_db") ? 0.05 : 0.15;
    int i = (int) Math.round((timeS - series.startS()) / series.stepS());
    assertEquals(timeS, series.timeS(i), 1e-5);
    if (praat == -200) {
      assertTrue(Float.isNaN(series.value(i)), measure + " at " + timeS);
    } else {
      assertEquals(praat, series.value(i), limit, measure + " at " + timeS);
    }
  }

  /** A fifth or less of what the accuracy targets allow. */
  private static double tolerance(String measure, double praat) {
    if (measure.equals("pulses")) {
      return 0;
    }
    if (measure.endsWith("mean_db") || measure.endsWith("sd_db") || measure.endsWith("max_db")) {
      return measure.startsWith("hnr") ? 0.05 : 0.02;
    }
    return 0.004 * praat;
  }

  private static Map<String, Double> scalars(ProsodyFeatures f) {
    VoiceQuality v = f.voice();
    return Map.ofEntries(
        Map.entry("intensity_mean_db", f.level().intensityMeanDb()),
        Map.entry("intensity_sd_db", f.level().intensitySdDb()),
        Map.entry("intensity_max_db", f.level().intensityMaxDb()),
        Map.entry("pulses", (double) v.pulses()),
        Map.entry("jitter_local", v.jitterLocal()),
        Map.entry("jitter_rap", v.jitterRap()),
        Map.entry("jitter_ppq5", v.jitterPpq5()),
        Map.entry("jitter_ddp", v.jitterDdp()),
        Map.entry("shimmer_local", v.shimmerLocal()),
        Map.entry("shimmer_local_db", v.shimmerLocalDb()),
        Map.entry("shimmer_apq3", v.shimmerApq3()),
        Map.entry("shimmer_apq5", v.shimmerApq5()),
        Map.entry("shimmer_apq11", v.shimmerApq11()),
        Map.entry("hnr_mean_db", v.hnrDb()));
  }

  private static List<String> goldens() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                VoiceGoldensTest.class.getResourceAsStream("praat/voice_goldens.tsv"),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).toList();
    }
  }
}
