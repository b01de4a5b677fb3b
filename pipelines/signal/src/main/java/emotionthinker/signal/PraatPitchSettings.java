package emotionthinker.signal;

/**
 * Settings of Praat's autocorrelation pitch analysis, under the names of Praat's manual ("Sound: To
 * Pitch (raw autocorrelation)...", "... (filtered autocorrelation)...").
 *
 * @param stepS distance between frames, s
 * @param floorHz lowest F0 considered; the window spans three of its periods
 * @param ceilingHz highest F0 considered ("pitch top")
 * @param maxCandidates candidates per frame, the unvoiced one included
 * @param silenceThreshold frames with a peak below this share of the global peak count as silent
 * @param voicingThreshold strength of the unvoiced candidate
 * @param octaveCost favour of high candidates, per octave
 * @param octaveJumpCost cost of a jump by one octave between frames 10 ms apart
 * @param voicedUnvoicedCost cost of a voiced/unvoiced transition between frames 10 ms apart
 * @param attenuationAtTop gain of the Gaussian low-pass filter at {@code ceilingHz}; 1 = no filter
 *     (raw)
 */
public record PraatPitchSettings(
    double stepS,
    double floorHz,
    double ceilingHz,
    int maxCandidates,
    double silenceThreshold,
    double voicingThreshold,
    double octaveCost,
    double octaveJumpCost,
    double voicedUnvoicedCost,
    double attenuationAtTop) {

  public PraatPitchSettings {
    require(stepS > 0 && stepS <= 1, "stepS", stepS, "0..1 s");
    require(floorHz >= 20 && floorHz <= 2000, "floorHz", floorHz, "20..2000 Hz");
    require(ceilingHz > floorHz && ceilingHz <= 5000, "ceilingHz", ceilingHz, "floorHz..5000 Hz");
    require(maxCandidates >= 2 && maxCandidates <= 100, "maxCandidates", maxCandidates, "2..100");
    require(
        silenceThreshold > 0 && silenceThreshold <= 1,
        "silenceThreshold",
        silenceThreshold,
        "0..1");
    require(
        voicingThreshold >= 0 && voicingThreshold <= 1,
        "voicingThreshold",
        voicingThreshold,
        "0..1");
    require(octaveCost >= 0 && octaveCost <= 1, "octaveCost", octaveCost, "0..1");
    require(octaveJumpCost >= 0, "octaveJumpCost", octaveJumpCost, ">= 0");
    require(voicedUnvoicedCost >= 0, "voicedUnvoicedCost", voicedUnvoicedCost, ">= 0");
    require(
        attenuationAtTop > 0 && attenuationAtTop <= 1,
        "attenuationAtTop",
        attenuationAtTop,
        "0..1");
  }

  private static void require(boolean ok, String name, double value, String range) {
    if (!ok) {
      throw new IllegalArgumentException(name + " = " + value + ", allowed: " + range);
    }
  }

  /**
   * Preset {@code praat-ac}: raw autocorrelation, 10 ms, 75–600 Hz, Praat's standard thresholds.
   */
  public static PraatPitchSettings rawAutocorrelation() {
    return new PraatPitchSettings(0.01, 75, 600, 15, 0.03, 0.45, 0.01, 0.35, 0.14, 1);
  }

  /** Preset {@code praat-filtered-ac}: Praat ≥ 6.4 filtered autocorrelation, 10 ms, 75–600 Hz. */
  public static PraatPitchSettings filteredAutocorrelation() {
    return new PraatPitchSettings(0.01, 75, 600, 15, 0.09, 0.50, 0.055, 0.35, 0.14, 0.03);
  }
}
