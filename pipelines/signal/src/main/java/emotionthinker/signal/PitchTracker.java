package emotionthinker.signal;

/**
 * Estimates the fundamental frequency of mono speech over time.
 *
 * <p>An implementation owns its scratch memory and reuses it from call to call: after the first few
 * sounds a call allocates the returned track and nothing that grows with the number of frames but
 * that. An instance is therefore confined to one thread (make one per thread or task; it starts no
 * threads itself). The result depends on the arguments only, never on earlier calls.
 */
public interface PitchTracker {

  /**
   * Tracks {@code samples[0..length)}.
   *
   * @param samples mono samples, nominally −1..1 (the track does not depend on their scale); not
   *     modified
   * @param length number of valid samples, 0..samples.length; a reused buffer may be longer
   * @param sampleRateHz 4,000..400,000 Hz
   * @return the track; empty when the sound is shorter than one analysis window
   * @throws IllegalArgumentException when {@code length} or {@code sampleRateHz} is outside its
   *     range
   */
  PitchTrack track(float[] samples, int length, double sampleRateHz);

  /**
   * Tracks a sound whose digital silence at the ends is known. A tracker that reproduces another
   * program's track hears that silence too, as this method does by default.
   *
   * @param part the samples between the silences; times still count from sample 0
   * @param centreS its centre of energy, s after its start, on which frames may be hung
   */
  default PitchTrack track(
      float[] samples, int length, SoundingPart part, double centreS, double sampleRateHz) {
    return track(samples, length, sampleRateHz);
  }

  /** Tracks all of {@code samples}; see {@link #track(float[], int, double)}. */
  default PitchTrack track(float[] samples, double sampleRateHz) {
    return track(samples, samples.length, sampleRateHz);
  }

  /** Refuses arguments outside the ranges that {@link #track(float[], int, double)} states. */
  static void check(float[] samples, int length, double sampleRateHz) {
    if (length < 0 || length > samples.length) {
      throw new IllegalArgumentException("length = " + length + ", allowed: 0.." + samples.length);
    }
    if (!(sampleRateHz >= 4_000 && sampleRateHz <= 400_000)) {
      throw new IllegalArgumentException(
          "sampleRateHz = " + sampleRateHz + ", allowed: 4000..400000 Hz");
    }
  }
}
