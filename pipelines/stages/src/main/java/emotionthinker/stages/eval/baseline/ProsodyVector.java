package emotionthinker.stages.eval.baseline;

import emotionthinker.schemas.Prosody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the prosody table as numbers: every measured column by its name, contour shape and
 * dynamics as one column for each value, pauses also per second. What was not measured is NaN. What
 * a corpus or a transcript says (words, phones, gender, age) is left out: the baseline hears only.
 */
public final class ProsodyVector {
  private static final List<String> SHAPES =
      List.of("rising", "falling", "rising-falling", "falling-rising", "level");
  private static final List<String> DYNAMICS = List.of("flat", "moderate", "expressive");

  private ProsodyVector() {}

  /** Values by column name, always the same names in the same order. */
  public static Map<String, Double> of(Prosody p) {
    Map<String, Double> out = new LinkedHashMap<>();
    out.put("duration_s", p.durationS());
    out.put("speech_s", p.speechS());
    put(out, "f0_median_hz", p.f0MedianHz());
    put(out, "f0_mean_hz", p.f0MeanHz());
    put(out, "f0_p5_hz", p.f0P5Hz());
    put(out, "f0_p95_hz", p.f0P95Hz());
    put(out, "f0_sd_st", p.f0SdSt());
    put(out, "f0_range_st", p.f0RangeSt());
    put(out, "f0_slope_st", p.f0SlopeSt());
    put(out, "f0_declination_st_per_s", p.f0DeclinationStPerS());
    put(out, "f0_final_movement_st", p.f0FinalMovementSt());
    put(out, "voiced_share", p.voicedShare());
    put(out, "energy_dbfs", p.energyDbfs());
    put(out, "intensity_mean_db", p.intensityMeanDb());
    put(out, "intensity_sd_db", p.intensitySdDb());
    put(out, "intensity_max_db", p.intensityMaxDb());
    put(out, "noise_floor_dbfs", p.noiseFloorDbfs());
    put(out, "est_snr_db", p.estSnrDb());
    put(out, "jitter_local", p.jitterLocal());
    put(out, "jitter_rap", p.jitterRap());
    put(out, "jitter_ppq5", p.jitterPpq5());
    put(out, "shimmer_local", p.shimmerLocal());
    put(out, "shimmer_apq3", p.shimmerApq3());
    put(out, "shimmer_local_db", p.shimmerLocalDb());
    put(out, "shimmer_apq5", p.shimmerApq5());
    put(out, "shimmer_apq11", p.shimmerApq11());
    put(out, "hnr_db", p.hnrDb());
    out.put("syllable_nuclei", (double) p.syllableNuclei());
    out.put("pause_count", (double) p.pauseCount());
    out.put("pauses_per_s", p.pauseCount() / p.durationS());
    out.put("pause_s", p.pauseS());
    put(out, "speaking_rate_sps", p.speakingRateSps());
    put(out, "articulation_rate_sps", p.articulationRateSps());
    put(out, "alpha_ratio_db", p.alphaRatioDb());
    put(out, "hammarberg_db", p.hammarbergDb());
    put(out, "slope0_to500_db_per_khz", p.slope0To500DbPerKhz());
    put(out, "slope500_to1500_db_per_khz", p.slope500To1500DbPerKhz());
    put(out, "loudness", p.loudness());
    SHAPES.forEach(s -> out.put("shape_" + s, s.equals(p.intonationShape()) ? 1.0 : 0.0));
    DYNAMICS.forEach(d -> out.put("dynamics_" + d, d.equals(p.intonationDynamics()) ? 1.0 : 0.0));
    return out;
  }

  private static void put(Map<String, Double> out, String name, Double value) {
    out.put(name, value == null ? Double.NaN : value);
  }

  /** The values alone. */
  public static double[] values(Prosody p) {
    return of(p).values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
