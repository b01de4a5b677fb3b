package emotionthinker.schemas;

/**
 * Frame-wise contours on one time grid.
 *
 * @param startS time of the first frame centre (s)
 * @param stepS frame step (s)
 * @param f0Hz fundamental frequency, NaN where unvoiced (Hz)
 * @param intensityDb intensity re 20 uPa (Praat), NaN in digital silence (dB)
 */
public record Contours(double startS, double stepS, FloatSeries f0Hz, FloatSeries intensityDb) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Contours {
    Checks.finite("start_s", startS);
    Checks.positive("step_s", stepS);
    Checks.present("f0_hz", f0Hz);
    Checks.present("intensity_db", intensityDb);
    if (f0Hz.size() != intensityDb.size()) {
      throw Checks.bad(
          "intensity_db size", intensityDb.size(), "the size of f0_hz = " + f0Hz.size());
    }
  }
}
